use crate::publish::{Trouble, digest};
use image::{
    ExtendedColorType, ImageEncoder, Rgba, RgbaImage, codecs::jpeg::JpegEncoder, imageops::overlay,
};
use ravif::{Encoder, Img, RGBA8};

/// How pictures are made: a new number with every change to how their files look.
const SETTINGS: u32 = 1;

/// The quality of an AVIF, 1 to 100.
const AVIF_QUALITY: f32 = 75.0;

/// How quickly an AVIF is made, 1 (smallest) to 10.
const AVIF_SPEED: u8 = 6;

/// The quality of a JPEG, 1 to 100.
const JPEG_QUALITY: u8 = 80;

/// How much memory making an AVIF takes, in bytes for each pixel.
pub(super) const AVIF_MEMORY: u64 = 100;

/// The name of all that is made of these bytes in this way.
pub(super) fn digest_of(bytes: &[u8]) -> String {
    digest(format!("{SETTINGS} {}", digest(bytes)).as_bytes())
}

/// A picture as AVIF (AV1 Image File Format), with its transparency.
pub(super) fn avif(picture: &RgbaImage) -> Result<Vec<u8>, Trouble> {
    let pixels: Vec<RGBA8> = picture
        .pixels()
        .map(|Rgba([r, g, b, a])| RGBA8::new(*r, *g, *b, *a))
        .collect();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_alpha_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_num_threads(Some(1))
        .encode_rgba(Img::new(&pixels, width, height))
        .map(|encoded| encoded.avif_file)
        .map_err(|cause| Trouble::because("could not make an AVIF", cause))
}

/// A picture as JPEG, on white.
pub(in crate::publish) fn jpeg(picture: &RgbaImage) -> Result<Vec<u8>, Trouble> {
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
        .map_err(|cause| Trouble::because("could not make a JPEG", cause))?;
    Ok(jpeg)
}
