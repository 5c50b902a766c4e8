mod cost;

use crate::publish::support::error::Error;
use cost::Cost;
use image::{Rgba, RgbaImage};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree},
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most work that drawing may be: some seconds.
const MOST_STEPS: f64 = 1e10;

/// The most pixels that drawing may take beside the picture's own: 400 MB.
const MOST_PIXELS: f64 = 1e8;

/// An SVG drawing that can be made into pixels.
pub(in crate::publish) struct Drawing<'a> {
    name: &'a str,
    tree: Tree,
}

impl<'a> Drawing<'a> {
    /// Reads the drawing of this name.
    pub(in crate::publish) fn read(name: &'a str, svg: &[u8]) -> Result<Self, Error> {
        // No other file is a part of it.
        let options = Options {
            image_href_resolver: ImageHrefResolver {
                resolve_string: Box::new(|_, _| None),
                ..ImageHrefResolver::default()
            },
            ..Options::default()
        };
        let tree = unbroken(name, || Tree::from_data(svg, &options))?
            .map_err(|cause| Error::because(format!("could not draw {name}"), cause))?;
        Ok(Self { name, tree })
    }

    /// Its own width and height, in pixels.
    pub(in crate::publish) fn size(&self) -> (u32, u32) {
        let size = self.tree.size().to_int_size();
        (size.width(), size.height())
    }

    /// Whether a picture of this size, covered by it, can be made of it soon and in little
    /// memory.
    pub(in crate::publish) fn is_light(&self, size: (u32, u32)) -> bool {
        let cost = self.cost(size);
        cost.steps <= MOST_STEPS && cost.pixels <= MOST_PIXELS
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
        unbroken(self.name, || {
            resvg::render(&self.tree, place, &mut canvas.as_mut());
        })?;
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

/// Does work in which numbers that nobody expects may lead to a panic.
fn unbroken<R>(name: &str, work: impl FnOnce() -> R) -> Result<R, Error> {
    // What is half done then is never looked at.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Error::new(format!("could not draw {name}")))
}

/// Pixels are few enough for these numbers to be exact.
#[allow(clippy::cast_precision_loss)]
fn exact((width, height): (u32, u32)) -> (f32, f32) {
    (width as f32, height as f32)
}
