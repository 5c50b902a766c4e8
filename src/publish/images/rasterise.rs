mod cost;

use crate::publish::support::{error::Error, unbroken::unbroken};
use cost::Cost;
use image::{ImageFormat, Rgba, RgbaImage, guess_format};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{ImageHrefResolver, ImageKind, Options, Tree},
};
use std::sync::Arc;

/// The most work that drawing may be: some seconds.
const MOST_STEPS: f64 = 1e10;

/// The most work that trying a drawing out may be.
const FEW_STEPS: f64 = 5e8;

/// The most pixels that drawing may take beside the picture's own: 320 MB.
const MOST_PIXELS: f64 = 8e7;

/// The ground of a picture that nothing can be seen through.
pub(in crate::publish) const WHITE: Rgba<u8> = Rgba([255; 4]);

/// An SVG drawing that can be made into pixels.
pub(in crate::publish) struct Drawing<'a> {
    name: &'a str,
    tree: Tree,
}

impl<'a> Drawing<'a> {
    /// Reads the drawing of this name.
    pub(in crate::publish) fn read(name: &'a str, svg: &[u8]) -> Result<Self, Error> {
        // No other file is a part of it; which form a picture within has, it says itself.
        let options = Options {
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, bytes, _| picture_within(bytes)),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        };
        let tree = unbroken(|| Tree::from_data(svg, &options))
            .ok_or_else(|| undrawable(name))?
            .map_err(|cause| Error::because(format!("could not draw {name}"), cause))?;
        Ok(Self { name, tree })
    }

    /// Whether a picture of this size, covered by it, can be made of it soon and in little
    /// memory.
    pub(in crate::publish) fn is_light(&self, size: (u32, u32)) -> bool {
        let cost = self.cost(size);
        cost.steps <= MOST_STEPS && cost.pixels <= MOST_PIXELS
    }

    /// Draws it once to see whether it can be: in this size, or smaller where that would take long.
    ///
    /// # Errors
    /// When it can't be drawn.
    pub(in crate::publish) fn try_out(&self, size: (u32, u32)) -> Result<(), Error> {
        let sizes = (0..4).map(|halved| (size.0 >> halved, size.1 >> halved));
        let is_quick = |size: &(u32, u32)| self.cost(*size).steps <= FEW_STEPS;
        let smallest = (size.0 >> 4, size.1 >> 4);
        let size = sizes.into_iter().find(is_quick).unwrap_or(smallest);
        self.picture(size, 1.0, WHITE).map(drop)
    }

    fn cost(&self, size: (u32, u32)) -> Cost {
        Cost::of(&self.tree, self.place(size, 1.0), exact(size))
    }

    /// A picture whose middle part it covers: all of the picture, or less than 1 of it.
    pub(in crate::publish) fn picture(
        &self,
        (width, height): (u32, u32),
        part: f32,
        background: Rgba<u8>,
    ) -> Result<RgbaImage, Error> {
        let too_large = || Error::new(format!("{} is too large to draw", self.name));
        let Rgba([red, green, blue, alpha]) = background;
        let mut canvas = Pixmap::new(width, height).ok_or_else(too_large)?;
        canvas.fill(Color::from_rgba8(red, green, blue, alpha));
        let place = self.place((width, height), part);
        unbroken(|| resvg::render(&self.tree, place, &mut canvas.as_mut()))
            .ok_or_else(|| undrawable(self.name))?;
        let pixels = canvas.pixels().iter().flat_map(|pixel| {
            let pixel = pixel.demultiply();
            [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
        });
        RgbaImage::from_raw(width, height, pixels.collect()).ok_or_else(too_large)
    }

    /// Where it is drawn in a picture whose middle part it covers.
    fn place(&self, size: (u32, u32), part: f32) -> Transform {
        let (across, down) = exact(size);
        let size = self.tree.size();
        let scale = part * (across / size.width()).max(down / size.height());
        let beside = (across - scale * size.width()) / 2.0;
        let above = (down - scale * size.height()) / 2.0;
        Transform::from_scale(scale, scale).post_translate(beside, above)
    }
}

fn picture_within(bytes: Arc<Vec<u8>>) -> Option<ImageKind> {
    match guess_format(&bytes).ok()? {
        ImageFormat::Jpeg => Some(ImageKind::JPEG(bytes)),
        ImageFormat::Png => Some(ImageKind::PNG(bytes)),
        ImageFormat::Gif => Some(ImageKind::GIF(bytes)),
        ImageFormat::WebP => Some(ImageKind::WEBP(bytes)),
        _ => None,
    }
}

fn undrawable(name: &str) -> Error {
    Error::new(format!("could not draw {name}"))
}

/// Pixels are few enough for these numbers to be exact.
#[allow(clippy::cast_precision_loss)]
fn exact((width, height): (u32, u32)) -> (f32, f32) {
    (width as f32, height as f32)
}
