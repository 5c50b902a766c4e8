use image::{Pixel, RgbaImage};
use moxcms::{CmsError, ColorProfile, DataColorSpace, Layout, TransformOptions};

/// A picture in the colours of the web (sRGB), from those that its profile (ICC.1) says: a
/// picture without a profile is taken for sRGB.
///
/// A profile that makes no sense is ignored, as browsers do.
pub(super) fn to_srgb(picture: RgbaImage, profile: &[u8]) -> RgbaImage {
    converted(&picture, profile).unwrap_or(picture)
}

fn converted(picture: &RgbaImage, profile: &[u8]) -> Result<RgbaImage, CmsError> {
    let profile = ColorProfile::new_from_slice(profile)?;
    let mut result = RgbaImage::new(picture.width(), picture.height());
    let srgb = ColorProfile::new_srgb();
    let convert = |from: Layout, pixels: &[u8], to: &mut [u8]| {
        profile
            .create_transform_8bit(from, &srgb, Layout::Rgba, TransformOptions::default())?
            .transform(pixels, to)
    };
    if profile.color_space == DataColorSpace::Gray {
        let grey: Vec<u8> = picture
            .pixels()
            .flat_map(|pixel| pixel.to_luma_alpha().0)
            .collect();
        convert(Layout::GrayAlpha, &grey, &mut result)?;
    } else {
        convert(Layout::Rgba, picture, &mut result)?;
    }
    Ok(result)
}
