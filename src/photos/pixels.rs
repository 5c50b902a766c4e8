use crate::Failure;
use fast_image_resize::{
    MulDiv, PixelTrait, PixelType, ResizeError, ResizeOptions, Resizer,
    images::Image,
    pixels::{U8, U8x2, U8x3, U8x4},
};
use image::{DynamicImage, ImageBuffer};

/// A photo's pixels; what is transparent of them is in their colours already.
pub struct Pixels(Image<'static>);

impl Pixels {
    /// Pixels of so many channels, one after the other, row by row: grey; grey and alpha; red,
    /// green and blue; these and alpha.
    ///
    /// # Errors
    /// When there are fewer bytes than that.
    pub fn new(width: u32, height: u32, channels: u8, bytes: Vec<u8>) -> Result<Self, Failure> {
        let kind = match channels {
            1 => PixelType::U8,
            2 => PixelType::U8x2,
            3 => PixelType::U8x3,
            _ => PixelType::U8x4,
        };
        let mut image = Image::from_vec_u8(width, height, bytes, kind)?;
        if is_transparent(kind) {
            MulDiv::new().multiply_alpha_inplace(&mut image)?;
        }
        Ok(Self(image))
    }

    /// The middle of them in another size. Borrowed for change, though they stay as they are:
    /// resizing would be compiled twice otherwise.
    ///
    /// # Errors
    /// When that size has no pixels.
    pub fn resized(&mut self, width: u32, height: u32) -> Result<DynamicImage, Failure> {
        let kind = self.0.pixel_type();
        let mut image = Image::new(width, height, kind);
        let resize = match kind {
            PixelType::U8 => resize::<U8>,
            PixelType::U8x2 => resize::<U8x2>,
            PixelType::U8x3 => resize::<U8x3>,
            _ => resize::<U8x4>,
        };
        resize(&mut self.0, &mut image)?;
        if is_transparent(kind) {
            MulDiv::new().divide_alpha_inplace(&mut image)?;
        }
        dynamic(width, height, kind, image.into_vec()).ok_or_else(|| "it has another size".into())
    }
}

/// Fills an image with the middle of another, both with pixels of this type: a function for all
/// types would be compiled for ten that no photo has.
fn resize<P: PixelTrait>(from: &mut Image, to: &mut Image) -> Result<(), ResizeError> {
    // The transparency is in the colours already: doing it here would copy the photo.
    let options = ResizeOptions::new()
        .fit_into_destination(None)
        .use_alpha(false);
    let other = ResizeError::PixelTypesAreDifferent;
    let (from, to) = (from.typed_image_mut::<P>(), to.typed_image_mut::<P>());
    let (from, mut to) = from.zip(to).ok_or(other)?;
    Resizer::new().resize_typed(&from, &mut to, &options)
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
