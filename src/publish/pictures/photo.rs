use super::{
    bitmap::{Bitmap, upright},
    colours::to_srgb,
};
use crate::publish::Trouble;
use fast_image_resize::{MulDiv, PixelType, ResizeOptions, Resizer, images::Image};
use image::{DynamicImage, ImageBuffer, RgbaImage, metadata::Orientation};
use std::path::Path;

/// A photo in memory, as it lies in its file: not yet upright, in its own colours.
pub(super) struct Photo<'a> {
    path: &'a Path,
    pixels: Image<'static>,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

impl<'a> Photo<'a> {
    /// The photo of a bitmap from this file.
    pub(super) fn read(path: &'a Path, mut bitmap: Bitmap) -> Result<Self, Trouble> {
        let failed = || format!("could not read the picture {}", path.display());
        let orientation = bitmap.orientation;
        let profile = bitmap.profile.take();
        let (width, height) = upright(bitmap.size(), orientation);
        let (channels, bytes) = bitmap
            .pixels()
            .map_err(|cause| Trouble::because(failed(), cause))?;
        let kind = match channels {
            1 => PixelType::U8,
            2 => PixelType::U8x2,
            3 => PixelType::U8x3,
            _ => PixelType::U8x4,
        };
        let mut pixels = Image::from_vec_u8(width, height, bytes, kind)
            .map_err(|cause| Trouble::because(failed(), cause))?;
        if is_transparent(kind) {
            MulDiv::new()
                .multiply_alpha_inplace(&mut pixels)
                .map_err(|cause| Trouble::because(failed(), cause))?;
        }
        Ok(Self {
            path,
            pixels,
            orientation,
            profile,
        })
    }

    /// Its middle in another size, upright and in the colours of the web (sRGB).
    pub(super) fn print(&self, width: u32, height: u32) -> Result<RgbaImage, Trouble> {
        let failed = || format!("could not resize the picture {}", self.path.display());
        let (across, down) = upright((width, height), self.orientation);
        let kind = self.pixels.pixel_type();
        let mut print = Image::new(across, down, kind);
        // The transparency is in the colours already: doing it here would copy the photo.
        let options = ResizeOptions::new()
            .fit_into_destination(None)
            .use_alpha(false);
        Resizer::new()
            .resize(&self.pixels, &mut print, &options)
            .map_err(|cause| Trouble::because(failed(), cause))?;
        if is_transparent(kind) {
            MulDiv::new()
                .divide_alpha_inplace(&mut print)
                .map_err(|cause| Trouble::because(failed(), cause))?;
        }
        let mut print =
            dynamic(across, down, kind, print.into_vec()).ok_or_else(|| Trouble::new(failed()))?;
        print.apply_orientation(self.orientation);
        let print = print.into_rgba8();
        Ok(match &self.profile {
            Some(profile) => to_srgb(print, profile),
            None => print,
        })
    }
}

fn is_transparent(kind: PixelType) -> bool {
    matches!(kind, PixelType::U8x2 | PixelType::U8x4)
}

fn dynamic(width: u32, height: u32, kind: PixelType, bytes: Vec<u8>) -> Option<DynamicImage> {
    Some(match kind {
        PixelType::U8 => DynamicImage::ImageLuma8(ImageBuffer::from_raw(width, height, bytes)?),
        PixelType::U8x2 => DynamicImage::ImageLumaA8(ImageBuffer::from_raw(width, height, bytes)?),
        PixelType::U8x3 => DynamicImage::ImageRgb8(ImageBuffer::from_raw(width, height, bytes)?),
        _ => DynamicImage::ImageRgba8(ImageBuffer::from_raw(width, height, bytes)?),
    })
}
