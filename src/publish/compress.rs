use super::Trouble;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As few bytes as can be: a page takes a tenth of a second.
    Least,
    /// A tenth more bytes in a fiftieth of the time.
    Quick,
}

/// The forms of a file that hosts may send instead of it, with the endings of their names.
pub const ENCODINGS: [(&str, Encode); 2] = [(".br", brotli), (".gz", gzip)];

/// Encodes a file.
pub type Encode = fn(&[u8], Effort) -> Result<Vec<u8>, Trouble>;

/// Whether a file gets smaller by it; pictures and fonts are small already.
#[must_use]
pub fn is_worth_it(path: &str) -> bool {
    const ENDINGS: [&str; 10] = [
        "html",
        "json",
        "js",
        "css",
        "svg",
        "xml",
        "atom",
        "txt",
        "webmanifest",
        "wasm",
    ];
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

/// Brotli (RFC 7932).
///
/// # Errors
/// When memory can't be had.
pub fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>, Trouble> {
    let (quality, window) = match effort {
        Effort::Least => (11, 22),
        Effort::Quick => (5, 17),
    };
    let parameters = BrotliEncoderParams {
        quality,
        lgwin: window,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut encoded = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut encoded, &parameters)
        .map_err(|cause| Trouble::because("could not compress", cause))?;
    Ok(encoded)
}

/// Gzip (RFC 1952), without the time, so that the same bytes are encoded alike.
///
/// # Errors
/// When memory can't be had.
pub fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>, Trouble> {
    let level = match effort {
        Effort::Least => Compression::best(),
        Effort::Quick => Compression::new(4),
    };
    let mut writer = GzEncoder::new(Vec::new(), level);
    let written = writer.write_all(bytes).and_then(|()| writer.finish());
    written.map_err(|cause| Trouble::because("could not compress", cause))
}
