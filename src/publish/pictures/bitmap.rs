use crate::model::Invalid;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, guess_format,
    metadata::Orientation,
};
use std::io::Cursor;

/// The longest side of a picture, in pixels.
const LONGEST: u32 = 10_000;

/// The width and height that a browser gives a picture, which has to be what its ending says.
pub(super) fn size(bytes: &[u8], ending: &str) -> Result<(u32, u32), Invalid> {
    let format = guess_format(bytes).map_err(|_| {
        Invalid::new(
            "this file holds no picture that browsers show",
            "save the picture again as svg, jpg, png or webp",
        )
    })?;
    if ImageFormat::from_extension(ending) != Some(format) {
        let is = format.extensions_str().first().copied().unwrap_or("other");
        return Err(Invalid::new(
            format!("this is not a {ending} but a {is} picture"),
            format!("save the picture again as {ending}, or mend the ending of its name"),
        ));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    reader.limits(limits);
    let refuse = |error: ImageError| match error {
        ImageError::Limits(_) => Invalid::new(
            "this picture is too large",
            format!("make it at most {LONGEST} pixels wide and high"),
        ),
        _ => damaged(),
    };
    let mut decoder = reader.into_decoder().map_err(refuse)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refuse)?;
    if format == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(damaged());
    }
    picture.apply_orientation(orientation);
    Ok((picture.width(), picture.height()))
}

fn damaged() -> Invalid {
    Invalid::new("this picture is damaged", "save it again, or copy it again")
}

/// Whether the last scan of a JPEG is followed by the end of an image (ISO/IEC 10918-1, B.1.1):
/// decoders fill what is missing with grey and say nothing.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let last = |marker: [u8; 2]| bytes.windows(2).rposition(|found| found == marker);
    last([0xff, 0xd9]) > last([0xff, 0xda])
}
