use crate::publish::support::{cache::digest, error::Error};
use image::{
    ExtendedColorType, ImageEncoder, Rgba, RgbaImage, codecs::jpeg::JpegEncoder, imageops::overlay,
};

/// How pictures are made: a new number with every change to how their files look.
const SETTINGS: u32 = 3;

/// The quality of a JPEG, 1 to 100.
const JPEG_QUALITY: u8 = 80;

/// How much memory making an AVIF takes, in bytes for each pixel.
pub(super) const AVIF_MEMORY: u64 = 100;

/// The name of all that is made of these bytes in this way.
pub(super) fn digest_of(bytes: &[u8]) -> String {
    digest(format!("{SETTINGS} {}", digest(bytes)).as_bytes())
}

/// A picture as AVIF (AV1 Image File Format), with its transparency.
pub(super) fn avif(picture: &RgbaImage) -> Result<Vec<u8>, Error> {
    let (pixels, _) = picture.as_raw().as_chunks();
    clinic_photos::avif(pixels, picture.width())
        .map_err(|cause| Error::because("could not make an AVIF", cause))
}

/// A picture as JPEG, on white.
pub(in crate::publish) fn jpeg(picture: &RgbaImage) -> Result<Vec<u8>, Error> {
    let (width, height) = picture.dimensions();
    let mut opaque = RgbaImage::from_pixel(width, height, Rgba([255; 4]));
    overlay(&mut opaque, picture, 0, 0);
    let colours: Vec<u8> = opaque
        .pixels()
        .flat_map(|Rgba([r, g, b, _])| [*r, *g, *b])
        .collect();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)
        .write_image(&colours, width, height, ExtendedColorType::Rgb8)
        .map_err(|cause| Error::because("could not make a JPEG", cause))?;
    Ok(jpeg)
}
