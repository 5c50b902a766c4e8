use super::Trouble;
use image::{ExtendedColorType, ImageEncoder, codecs::jpeg::JpegEncoder};
use resvg::{tiny_skia, usvg};
use std::{fs, path::Path};

/// The quality of the JPEG, 1 to 100.
const QUALITY: u8 = 82;

/// Makes a JPEG of an SVG drawing, as wide as the drawing says, on white.
///
/// # Errors
/// When the drawing can't be read or the picture can't be written.
pub fn draw(drawing: &Path, picture: &Path) -> Result<(), Trouble> {
    let svg = fs::read(drawing).map_err(Trouble::with("read", drawing))?;
    let broken = |cause| Trouble::because(format!("could not draw {}", drawing.display()), cause);
    let tree = usvg::Tree::from_data(&svg, &usvg::Options::default()).map_err(broken)?;
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())
        .ok_or_else(|| Trouble::new(format!("{} is too large to draw", drawing.display())))?;
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::default(), &mut pixels.as_mut());
    let opaque: Vec<u8> = pixels
        .pixels()
        .iter()
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .write_image(
            &opaque,
            size.width(),
            size.height(),
            ExtendedColorType::Rgb8,
        )
        .map_err(|cause| Trouble::because("could not encode the picture", cause))?;
    fs::write(picture, jpeg).map_err(Trouble::with("write", picture))
}
