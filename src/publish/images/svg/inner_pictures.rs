use super::SVG;
use crate::{
    model::Invalid,
    publish::{
        diagnostics::Spanned,
        images::{gif_blocks::moves, raster::Bitmap},
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use roxmltree::{Attribute, Document, Node};

/// How many pixels all pictures within a drawing may have together: they are unpacked whenever it is drawn.
const MOST_PIXELS: u64 = 8_000_000;

/// The forms that browsers show within a drawing, and that are harmless. Which of them it is, the picture
/// says itself.
const FORMS: [&str; 5] = [
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/jpg;base64,",
    "data:image/webp;base64,",
    "data:image/gif;base64,",
];

/// Whether an attribute holds a picture of pixels, which nothing has to be loaded for.
pub(super) fn is_one(node: Node<'_, '_>, attribute: Attribute<'_, '_>) -> bool {
    node.has_tag_name((SVG, "image"))
        && attribute.name() == "href"
        && packed(attribute.value()).is_some()
}

/// What of the pictures within a drawing can't be shown.
pub(super) fn flaws(document: &Document<'_>) -> Vec<Spanned> {
    let mut left = MOST_PIXELS;
    let nodes = document.descendants();
    let pictures = nodes.flat_map(|node| {
        let attributes = node.attributes();
        attributes.filter(move |attribute| is_one(node, *attribute))
    });
    let flaw = |attribute: Attribute<'_, '_>| {
        let base64 = packed(attribute.value())?;
        let Invalid { wrong, instead } = look_at(base64, &mut left).err()?;
        let start = attribute.range().start;
        Some(Spanned::new(
            start..start + 1,
            format!("of a picture within this one: {wrong}"),
            instead,
        ))
    };
    pictures.filter_map(flaw).collect()
}

/// The letters of a packed picture.
fn packed(value: &str) -> Option<&str> {
    let value = value.trim_ascii();
    FORMS.into_iter().find_map(|start| {
        let (head, rest) = value.split_at_checked(start.len())?;
        head.eq_ignore_ascii_case(start).then_some(rest)
    })
}

fn look_at(base64: &str, left: &mut u64) -> Result<(), Invalid> {
    let mut bytes = base64.as_bytes().to_vec();
    bytes.retain(|byte| !byte.is_ascii_whitespace());
    let bytes = STANDARD
        .decode(bytes)
        .map_err(|_| Invalid::new("its letters are no base64", "save the picture again as svg"))?;
    // Browsers would show it moving here, and nobody could stop it (WCAG 2.2.2).
    if moves(&bytes) {
        return Err(Invalid::new(
            "this picture moves",
            "save one moment of it as a picture",
        ));
    }
    let bitmap = Bitmap::open(bytes)?;
    let (width, height) = bitmap.size();
    let pixels = u64::from(width) * u64::from(height);
    *left = left.checked_sub(pixels).ok_or_else(|| {
        Invalid::new(
            format!(
                "all together have more than {} megapixels",
                MOST_PIXELS / 1_000_000
            ),
            "make them smaller",
        )
    })?;
    bitmap.pixels().map(drop)
}
