use super::SVG;
use crate::{
    model::Invalid,
    publish::{diagnostics::Spanned, images::raster::Bitmap},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use roxmltree::{Attribute, Document, Node};

/// How many pixels all pictures within a drawing may have together: they are unpacked whenever it is drawn.
const MOST_PIXELS: u64 = 8_000_000;

/// The forms that browsers show within a drawing, and that are harmless.
const FORMS: [(&str, &str); 3] = [
    ("data:image/png;base64,", "png"),
    ("data:image/jpeg;base64,", "jpg"),
    ("data:image/webp;base64,", "webp"),
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
        let (ending, base64) = packed(attribute.value())?;
        let Invalid { wrong, instead } = look_at(ending, base64, &mut left).err()?;
        let start = attribute.range().start;
        Some(Spanned::new(
            start..start + 1,
            format!("of a picture within this one: {wrong}"),
            instead,
        ))
    };
    pictures.filter_map(flaw).collect()
}

fn packed(value: &str) -> Option<(&'static str, &str)> {
    let value = value.trim_ascii();
    let mut forms = FORMS.into_iter();
    forms.find_map(|(start, ending)| {
        let head = value.get(..start.len())?;
        let rest = head
            .eq_ignore_ascii_case(start)
            .then(|| &value[start.len()..])?;
        Some((ending, rest))
    })
}

fn look_at(ending: &str, base64: &str, left: &mut u64) -> Result<(), Invalid> {
    let mut bytes = base64.as_bytes().to_vec();
    bytes.retain(|byte| !byte.is_ascii_whitespace());
    let bytes = STANDARD
        .decode(bytes)
        .map_err(|_| Invalid::new("its letters are no base64", "save the picture again as svg"))?;
    let bitmap = Bitmap::open(bytes, ending)?;
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
