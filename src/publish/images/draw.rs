use super::{
    jpeg,
    rasterise::{Drawing, WHITE},
    svg::{Svg, encoding},
};
use crate::{
    model::Invalid,
    publish::{
        diagnostics::{Diagnostic, Diagnostics, Severity},
        source::bundle::BundleFile,
        support::error::Error,
    },
};
use std::{fs, path::Path};

/// The largest drawing, in bytes.
const LARGEST: u64 = 25_000_000;

/// The most pixels of a picture that is drawn.
const MOST_PIXELS: u64 = 16_000_000;

/// Makes a JPEG of an SVG drawing, as wide as the drawing says, on white. It has to be one that could be
/// published.
///
/// # Errors
/// When the drawing can't be read or drawn, or the picture can't be written.
pub fn draw(drawing: &Path, picture: &Path) -> Result<(), Error> {
    let file = BundleFile::new(Path::new(""), &drawing.to_string_lossy());
    let told = |diagnostics: Vec<Diagnostic>| {
        let lines: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
        Error::new(lines.join("\n\n"))
    };
    let refuse = |words| told(vec![file.diagnostic(Severity::Error, words)]);
    let bytes = file.read(LARGEST).map_err(refuse)?;
    let text = encoding::text(bytes, LARGEST).map_err(refuse)?;
    let svg = Svg::read(&text).map_err(|flaws| {
        let mut diagnostics = Diagnostics::default();
        for flaw in flaws {
            diagnostics.add(Severity::Error, || flaw.at, || flaw.words);
        }
        told(diagnostics.diagnostics(&file.file, &text))
    })?;
    let (width, height) = svg.size;
    let drawing = Drawing::read(&file.file, svg.text.as_bytes())?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS || !drawing.is_light(svg.size) {
        return Err(refuse(Invalid::new(
            "drawing this picture takes too much time or memory",
            "draw it smaller, with fewer and smaller effects",
        )));
    }
    let pixels = drawing.picture(svg.size, 1.0, WHITE)?;
    fs::write(picture, jpeg(&pixels)?).map_err(Error::with("write", picture))
}
