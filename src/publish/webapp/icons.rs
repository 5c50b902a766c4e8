use crate::{
    publish::{
        images::rasterise::Drawing,
        page::template::Template,
        support::{
            cache::{Cache, digest},
            error::Error,
        },
    },
    route::files,
};
use image::{
    ExtendedColorType, ImageEncoder, Rgba, RgbaImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use std::fs;

/// One more whenever icons are drawn otherwise.
const VERSION: u8 = 1;

/// The icon, which is also the one of the page's tab.
const DRAWING: &[u8] = include_bytes!("../../../assets/web/icon.svg");

/// How much of a maskable icon is never cut off, across (Web Application Manifest, 1.9.1: the
/// safe zone is a circle with a radius of 40 % of the icon).
const SAFE: f32 = 0.8;

/// The site's icons as those want them who put it beside programs, as PNG.
pub(in crate::publish) struct Icons {
    /// All of them.
    pub(in crate::publish) all: Vec<Icon>,
}

/// An icon.
pub(in crate::publish) struct Icon {
    /// Its path below the site's base path.
    pub(in crate::publish) path: String,
    /// Its width and height, in pixels.
    pub(in crate::publish) size: u32,
    /// What it is for.
    pub(in crate::publish) purpose: Purpose,
    /// The file.
    pub(in crate::publish) png: Vec<u8>,
}

/// What an icon is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::publish) enum Purpose {
    /// To be shown as it is.
    Any,
    /// To be cut into any form; it fills its square.
    Maskable,
    /// For Apple's home screens, which round the corners of a square.
    Apple,
}

impl Icons {
    /// Draws the icons.
    ///
    /// # Errors
    /// When the drawing can't be read or an icon can't be made.
    pub(in crate::publish) fn draw(cache: &Cache) -> Result<Self, Error> {
        let drawing = Drawing::read("assets/web/icon.svg", DRAWING)?;
        let version = digest(&[DRAWING, &[VERSION]].concat());
        let icons = [
            ("icon-192", 192, Purpose::Any),
            ("icon-512", 512, Purpose::Any),
            ("maskable-512", 512, Purpose::Maskable),
            ("apple-180", 180, Purpose::Apple),
        ];
        let icons = icons.into_iter().map(|(name, size, purpose)| {
            let file = cache.get(&format!("{version}-{name}.png"), || {
                png(&picture(&drawing, size, purpose)?)
            })?;
            let png = fs::read(&file).map_err(Error::with("read", &file))?;
            Ok(Icon {
                path: format!("{}{name}-{}.png", files::APP_ICONS, digest(&png)),
                size,
                purpose,
                png,
            })
        });
        Ok(Self {
            all: icons.collect::<Result<_, Error>>()?,
        })
    }

    /// The elements of every document's head that name the manifest and Apple's icon, for the
    /// [template](Template) as trunk has built it.
    pub(in crate::publish) fn links(&self) -> String {
        let base = Template::BASE;
        let apple = self
            .all
            .iter()
            .filter(|icon| icon.purpose == Purpose::Apple);
        let apple = apple.map(|icon| {
            let path = &icon.path;
            format!("<link rel=\"apple-touch-icon\" href=\"{base}{path}\">")
        });
        let manifest = format!("<link rel=\"manifest\" href=\"{base}{}\">", files::MANIFEST);
        [manifest].into_iter().chain(apple).collect()
    }
}

fn picture(drawing: &Drawing<'_>, size: u32, purpose: Purpose) -> Result<RgbaImage, Error> {
    let size = (size, size);
    let plain = drawing.picture(size, 1.0, Rgba([0; 4]))?;
    // The icon has one colour along its edge, which goes on beyond it.
    let edge = *plain.get_pixel(size.0 / 2, size.1 / 50);
    match purpose {
        Purpose::Any => Ok(plain),
        Purpose::Maskable => drawing.picture(size, SAFE, edge),
        Purpose::Apple => drawing.picture(size, 1.0, edge),
    }
}

fn png(picture: &RgbaImage) -> Result<Vec<u8>, Error> {
    let mut png = Vec::new();
    let (width, height) = picture.dimensions();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive)
        .write_image(picture, width, height, ExtendedColorType::Rgba8)
        .map_err(|cause| Error::because("could not make an icon", cause))?;
    Ok(png)
}
