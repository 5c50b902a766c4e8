use super::{colour_profile::ColourSpace, jpeg_segments::Segments, png_chunks::ColourChunks};
use crate::model::{FileName, Invalid};
use image::{
    ColorType, ImageDecoder, ImageError, ImageFormat, ImageResult, Limits,
    codecs::{gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    guess_format,
    metadata::Orientation,
};
use std::io::Cursor;

/// The most pixels of a picture.
const MOST_PIXELS: u64 = 50_000_000;

/// The kinds of pictures that can be read.
const KNOWN: [ImageFormat; 4] = [
    ImageFormat::Gif,
    ImageFormat::Jpeg,
    ImageFormat::Png,
    ImageFormat::WebP,
];

/// The longest side of a picture, in pixels.
const LONGEST: u32 = 20_000;

/// How often its width a picture may be high: what is published of it has a width.
const TALLEST: u32 = 3;

/// The most memory that reading a picture may take, in bytes.
const MOST_MEMORY: u64 = 400_000_000;

/// The most memory for what a PNG says beside its pixels, in bytes: it is compressed there.
const BESIDE: u64 = 16_000_000;

/// A picture of pixels whose head has been read.
pub(super) struct Bitmap {
    decoder: Box<dyn ImageDecoder>,
    /// How much memory reading its pixels takes beside them, in bytes.
    beside: u64,
    /// How it has to be turned to be upright (Exif 2.32, 4.6.4: Orientation).
    pub(super) orientation: Orientation,
    /// What its colours mean, when they are not those of the web.
    pub(super) colours: Option<ColourSpace>,
}

impl Bitmap {
    /// Reads the head of a picture, whatever the ending of its name says: people mix them up.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Invalid> {
        let format = guess_format(&bytes).ok();
        let format = format.filter(|format| KNOWN.contains(format));
        let format = format.ok_or_else(|| unknown(&bytes))?;
        let mut chunks = ColourChunks::default();
        if format == ImageFormat::Png {
            chunks = ColourChunks::read(&bytes);
        }
        let mut segments = Segments::default();
        if format == ImageFormat::Jpeg {
            segments = Segments::read(&bytes);
            expect_whole(&segments)?;
        }
        let mut decoder = decoder(bytes, format)?;
        let (width, height) = decoder.dimensions();
        within_limits(width, height)?;
        let orientation = decoder.orientation().map_err(|error| refuse(&error))?;
        let profile = decoder.icc_profile().map_err(|error| refuse(&error))?;
        let is_grey = !decoder.color_type().has_color();
        let colours = ColourSpace::of(&chunks, profile.as_deref(), is_grey)?;
        let bitmap = Self {
            beside: match format {
                ImageFormat::Jpeg => segments.coefficients,
                // A WebP is read with its transparency, if it has any or not; of a GIF, a frame is read
                // beside the whole.
                ImageFormat::WebP | ImageFormat::Gif => 4 * u64::from(width) * u64::from(height),
                _ => 0,
            },
            decoder,
            orientation,
            colours,
        };
        if bitmap.memory() > MOST_MEMORY {
            return Err(Invalid::new(
                "this picture takes too much memory to read",
                "save it again with fewer pixels",
            ));
        }
        let (width, height) = bitmap.size();
        if height > width.saturating_mul(TALLEST) {
            return Err(Invalid::new(
                format!("this picture is more than {TALLEST} times as high as it is wide"),
                "cut it to what it is about",
            ));
        }
        Ok(bitmap)
    }

    /// Its width and height when it is upright, in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        upright(self.decoder.dimensions(), self.orientation)
    }

    /// How much memory reading its pixels takes, in bytes.
    pub(super) fn memory(&self) -> u64 {
        self.decoder.total_bytes() + self.beside
    }

    /// Reads its pixels: how many channels they have, and these one after the other, row by
    /// row, as they are before the picture is upright.
    pub(super) fn pixels(self) -> Result<(u8, Vec<u8>), Invalid> {
        let colours = self.decoder.color_type();
        let length = usize::try_from(self.decoder.total_bytes()).map_err(|_| too_large())?;
        let mut bytes = vec![0; length];
        let read = self.decoder.read_image_boxed(&mut bytes);
        read.map_err(|error| refuse(&error))?;
        if matches!(
            colours,
            ColorType::L16 | ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16
        ) {
            halve(&mut bytes);
        }
        Ok((colours.channel_count(), bytes))
    }
}

/// The width and height of what is turned like this.
pub(super) fn upright((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    }
}

fn decoder(bytes: Vec<u8>, format: ImageFormat) -> Result<Box<dyn ImageDecoder>, Invalid> {
    let open = || -> ImageResult<Option<Box<dyn ImageDecoder>>> {
        let file = Cursor::new(bytes);
        Ok(match format {
            ImageFormat::Jpeg => Some(Box::new(JpegDecoder::new(file)?)),
            ImageFormat::Png => {
                let mut limits = Limits::no_limits();
                limits.max_alloc = Some(BESIDE);
                let decoder = PngDecoder::with_limits(file, limits)?;
                let moves = decoder.is_apng()?;
                (!moves).then(|| Box::new(decoder) as Box<dyn ImageDecoder>)
            }
            // Its first picture; whether there are others is told.
            ImageFormat::Gif => Some(Box::new(GifDecoder::new(file)?)),
            _ => {
                let decoder = WebPDecoder::new(file)?;
                let moves = decoder.has_animation();
                (!moves).then(|| Box::new(decoder) as Box<dyn ImageDecoder>)
            }
        })
    };
    // Nobody could stop what moves (WCAG 2.2.2).
    open()
        .map_err(|error| refuse(&error))?
        .ok_or_else(|| Invalid::new("this picture moves", "save one moment of it as a picture"))
}

fn expect_whole(segments: &Segments) -> Result<(), Invalid> {
    if !segments.end {
        return Err(damaged());
    }
    if segments.channels == 4 {
        return Err(Invalid::new(
            "this picture has the four colours of a printing press (CMYK)",
            "save it again in RGB, the colours of a screen",
        ));
    }
    Ok(())
}

fn within_limits(width: u32, height: u32) -> Result<(), Invalid> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS {
        let tenths = pixels / 100_000;
        return Err(Invalid::new(
            format!(
                "this picture has {}.{} megapixels",
                tenths / 10,
                tenths % 10
            ),
            format!(
                "make it smaller than {} megapixels",
                MOST_PIXELS / 1_000_000
            ),
        ));
    }
    if width.max(height) > LONGEST {
        return Err(too_large());
    }
    Ok(())
}

/// Leaves of each channel of two bytes the more significant one, rounded.
fn halve(bytes: &mut Vec<u8>) {
    let half = bytes.len() / 2;
    for at in 0..half {
        let wide = u16::from_ne_bytes([bytes[2 * at], bytes[2 * at + 1]]);
        let narrow = (u32::from(wide) * 255 + 32_767) / 65_535;
        // Cursor most 255, as its quotient says.
        #[allow(clippy::cast_possible_truncation)]
        let narrow = narrow as u8;
        bytes[at] = narrow;
    }
    bytes.truncate(half);
    bytes.shrink_to_fit();
}

fn refuse(error: &ImageError) -> Invalid {
    match error {
        ImageError::Limits(_) => too_large(),
        ImageError::Unsupported(_) => Invalid::new(
            "this picture is stored in an unusual way",
            "save it again with an ordinary program for pictures",
        ),
        _ => damaged(),
    }
}

/// Why a file is none of the pictures that can be read, by what it begins with.
fn unknown(bytes: &[u8]) -> Invalid {
    const HEIF: [&[u8]; 8] = [
        b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1",
    ];
    let brand = bytes
        .get(8..12)
        .filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    let ending = match guess_format(bytes) {
        _ if brand.is_some_and(|brand| HEIF.contains(&brand)) => Some("heic"),
        Ok(format) => format.extensions_str().first().copied(),
        _ if bytes.starts_with(b"%PDF") => Some("pdf"),
        _ if bytes.starts_with(b"8BPS") => Some("psd"),
        _ if brand.is_some() => Some("mp4"),
        _ => None,
    };
    let known = ending.and_then(FileName::refused);
    known.unwrap_or_else(|| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1000)]);
        if head.contains("<svg") {
            return Invalid::new(
                "this is a drawing (SVG) with the name of a photo",
                "let its name end in .svg, here and where it is shown",
            );
        }
        if head.to_lowercase().contains("<html") {
            return Invalid::new(
                "this is a page of the web and no picture",
                "save the picture itself: open it alone in the browser first",
            );
        }
        Invalid::new(
            "this file holds no picture that browsers show",
            "save the picture again as svg, jpg, png or webp",
        )
    })
}

fn damaged() -> Invalid {
    Invalid::new("this picture is damaged", "save it again, or copy it again")
}

fn too_large() -> Invalid {
    Invalid::new(
        "this picture is too large",
        format!("make it at most {LONGEST} pixels wide and high"),
    )
}
