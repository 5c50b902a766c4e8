use super::{
    colour_profile::ColourSpace,
    raster::{Bitmap, upright},
};
use crate::publish::support::error::Error;
use clinic_photos::Pixels;
use image::{RgbaImage, metadata::Orientation};
use std::path::Path;

/// A photo in memory, as it lies in its file: not yet upright, in its own colours.
pub(super) struct Photo<'a> {
    path: &'a Path,
    pixels: Pixels,
    orientation: Orientation,
    colours: Option<ColourSpace>,
}

impl<'a> Photo<'a> {
    /// The photo of a bitmap from this file.
    pub(super) fn read(path: &'a Path, mut bitmap: Bitmap) -> Result<Self, Error> {
        let failed = || format!("could not read the picture {}", path.display());
        let orientation = bitmap.orientation;
        let colours = bitmap.colours.take();
        let (width, height) = upright(bitmap.size(), orientation);
        let (channels, bytes) = bitmap
            .pixels()
            .map_err(|cause| Error::because(failed(), cause))?;
        let pixels = Pixels::new(width, height, channels, bytes)
            .map_err(|cause| Error::because(failed(), cause))?;
        Ok(Self {
            path,
            pixels,
            orientation,
            colours,
        })
    }

    /// Its middle in another size, upright and in the colours of the web (sRGB).
    pub(super) fn resized(&mut self, width: u32, height: u32) -> Result<RgbaImage, Error> {
        let failed = || format!("could not resize the picture {}", self.path.display());
        let (across, down) = upright((width, height), self.orientation);
        let mut resized = self
            .pixels
            .resized(across, down)
            .map_err(|cause| Error::because(failed(), cause))?;
        resized.apply_orientation(self.orientation);
        let resized = resized.into_rgba8();
        Ok(match &self.colours {
            Some(colours) => colours.to_srgb(resized),
            None => resized,
        })
    }
}
