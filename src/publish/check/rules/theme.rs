use crate::{
    model::{Colour, Invalid, Theme},
    publish::source::json::Cursor,
};

/// The backgrounds of pages, as in style/tokens.css.
pub(in crate::publish) const LIGHT: Colour = Colour {
    rgb: [0xfb, 0xf8, 0xf4],
};
const DARK: Colour = Colour {
    rgb: [0x14, 0x20, 0x1f],
};

/// The least contrast of text (WCAG 1.4.3).
const LEAST: f64 = 4.5;

/// Links can be read on the background of pages.
pub(super) fn check(theme: &Theme, at: Cursor<'_>) {
    let accent = &theme.accent;
    let schemes = [
        ("light", accent.light, LIGHT, "darker"),
        ("dark", accent.dark, DARK, "lighter"),
    ];
    for (key, colour, background, instead) in schemes {
        let contrast = colour.contrast(background);
        if contrast < LEAST {
            at.key("accent").key(key).error(|| {
                let shown = (contrast * 10.0).floor() / 10.0;
                Invalid::new(
                    format!("the contrast with the {key} background {background} is {shown:.1}"),
                    format!("choose a {instead} colour, so that it is {LEAST} or more"),
                )
            });
        }
    }
}
