use super::Trouble;
use image::{Rgba, RgbaImage};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};

/// An SVG drawing that can be made into pixels.
pub(super) struct Drawing<'a> {
    name: &'a str,
    tree: Tree,
}

impl<'a> Drawing<'a> {
    /// Reads the drawing of this name.
    pub(super) fn read(name: &'a str, svg: &[u8]) -> Result<Self, Trouble> {
        let tree = Tree::from_data(svg, &Options::default())
            .map_err(|cause| Trouble::because(format!("could not draw {name}"), cause))?;
        Ok(Self { name, tree })
    }

    /// Its own width and height, in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        let size = self.tree.size().to_int_size();
        (size.width(), size.height())
    }

    /// A picture whose middle part it covers: all of the picture, or less than 1 of it.
    pub(super) fn picture(
        &self,
        (width, height): (u32, u32),
        part: f32,
        background: Rgba<u8>,
    ) -> Result<RgbaImage, Trouble> {
        let too_large = || Trouble::new(format!("{} is too large to draw", self.name));
        let Rgba([red, green, blue, alpha]) = background;
        let mut canvas = Pixmap::new(width, height).ok_or_else(too_large)?;
        canvas.fill(Color::from_rgba8(red, green, blue, alpha));
        let size = self.tree.size();
        // Pixels are few enough for these numbers to be exact.
        #[allow(clippy::cast_precision_loss)]
        let (across, down) = (width as f32, height as f32);
        let scale = part * (across / size.width()).max(down / size.height());
        let beside = (across - scale * size.width()) / 2.0;
        let above = (down - scale * size.height()) / 2.0;
        let place = Transform::from_scale(scale, scale).post_translate(beside, above);
        resvg::render(&self.tree, place, &mut canvas.as_mut());
        let pixels = canvas.pixels().iter().flat_map(|pixel| {
            let pixel = pixel.demultiply();
            [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
        });
        RgbaImage::from_raw(width, height, pixels.collect()).ok_or_else(too_large)
    }
}
