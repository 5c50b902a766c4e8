use super::{jpeg, rasterise::Drawing};
use crate::publish::support::error::Error;
use image::Rgba;
use std::{fs, path::Path};

/// Makes a JPEG of an SVG drawing, as wide as the drawing says, on white.
///
/// # Errors
/// When the drawing can't be read or the picture can't be written.
pub fn draw(drawing: &Path, picture: &Path) -> Result<(), Error> {
    let svg = fs::read(drawing).map_err(Error::with("read", drawing))?;
    let name = drawing.display().to_string();
    let drawing = Drawing::read(&name, &svg)?;
    let pixels = drawing.picture(drawing.size(), 1.0, Rgba([255; 4]))?;
    fs::write(picture, jpeg(&pixels)?).map_err(Error::with("write", picture))
}
