use super::themes::Themes;

/// The element is a block, unless the page around it says otherwise. What is in it begins anew:
/// only whether it can be seen and pressed is for the page to say, as in a dialog that is closed.
const PLACE: &str = ":host{display:block}:host([hidden]){display:none!important}\
                     :host>div>div{all:initial;visibility:inherit;pointer-events:inherit;\
                     display:block;grid-column:1/3;container-type:inline-size}";

/// How an embed is told which theme to have.
const THEMES: Themes = Themes {
    dark: ":host([theme=dark])",
    light: ":host([theme=light])",
};

/// The styles of the site for a shadow root: nothing in them depends on the page around it but
/// the width of its place.
///
/// - `:root`, `html` and `body` become the host element and what it holds.
/// - `rem` becomes the reader's own font size, which the loader measures, since a page may have
///   changed what a rem is.
/// - Widths of the window become widths of the place (CSS Containment 3).
/// - `theme` decides over what the reader's device prefers.
#[must_use]
pub fn in_shadow(style: &str) -> String {
    format!(
        "{PLACE}{}{}\
         :host([theme=light]) .clinic-embed{{color-scheme:light}}\
         :host([theme=dark]) .clinic-embed{{color-scheme:dark}}",
        rules(style),
        rules(&THEMES.rules(style))
    )
}

/// Rules with their selectors and conditions.
fn rules(css: &str) -> String {
    let mut out = String::with_capacity(css.len() * 2);
    let mut rest = css;
    while let Some(at) = rest.find(['{', '}', ';']) {
        let (part, end) = rest.split_at(at);
        if end.starts_with('{') {
            out.push_str(&prelude(part));
        } else {
            out.push_str(&declarations(part));
        }
        out.push_str(&end[..1]);
        rest = &end[1..];
    }
    out.push_str(rest);
    out
}

/// What stands before a `{`: a selector, or a condition.
fn prelude(text: &str) -> String {
    let condition = text.trim_start();
    if let Some(condition) = condition.strip_prefix("@media") {
        return if condition.contains("width") {
            format!("@container{}", condition.replace("rem", "em"))
        } else {
            text.to_owned()
        };
    }
    if condition.starts_with('@') {
        return text.to_owned();
    }
    let selectors = text.split(',').map(|selector| match selector.trim() {
        ":root" => ":host",
        "html" | "body" => ".clinic-embed",
        _ => selector,
    });
    selectors.collect::<Vec<_>>().join(",")
}

/// Declarations, with lengths that mean the same everywhere.
fn declarations(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || c == '.') {
        let (before, number) = rest.split_at(at);
        let length = number.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, after) = number.split_at(length.unwrap_or(number.len()));
        let unsigned = before
            .strip_suffix('-')
            .filter(|before| !ends_a_name(before));
        let (before, sign) = unsigned.map_or((before, ""), |before| (before, "-"));
        out.push_str(before);
        let is_length = !ends_a_name(before) && !before.ends_with('-');
        let (written, next) = match (is_length, unit(after, "rem"), unit(after, "vw")) {
            (true, Some(next), _) => (format!("calc({sign}{number}*var(--clinic-rem,16px))"), next),
            (true, _, Some(next)) => (format!("{sign}{number}cqi"), next),
            _ => (format!("{sign}{number}"), after),
        };
        out.push_str(&written);
        rest = next;
    }
    out.push_str(rest);
    out
}

/// Whether a number after this would belong to a name or a colour.
fn ends_a_name(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '#'))
}

/// What stands after a unit.
fn unit<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let next = text.strip_prefix(unit)?;
    (!next.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(next)
}
