//! The compressed forms of a file, which hosts send instead of it.

mod brotli;
mod gzip;
mod shared_prefix;

use super::error::Error;
pub(in crate::publish) use shared_prefix::SharedPrefixes;
use std::io;

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As few bytes as can be: a page takes a tenth of a second.
    Least,
    /// A tenth more bytes in a fiftieth of the time.
    Quick,
}

/// The compressed forms that are published beside a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precompress {
    /// None, for hosts that compress by themselves.
    None,
    /// The smallest, which all browsers take.
    Brotli,
    /// All that there are.
    #[default]
    All,
}

impl Precompress {
    pub(in crate::publish) const fn encodings(self) -> &'static [Encoding] {
        match self {
            Self::None => &[],
            Self::Brotli => &[Encoding::Brotli],
            Self::All => &Encoding::ALL,
        }
    }
}

/// A form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952, without the time, so that the same bytes are encoded alike.
    Gzip,
}

impl Encoding {
    /// All that hosts may send.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// How the names of such files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// A file in this form.
    ///
    /// # Errors
    /// When memory can't be had.
    pub fn encode(self, bytes: &[u8], effort: Effort) -> Result<Vec<u8>, Error> {
        told(match self {
            Self::Brotli => brotli::encode(bytes, effort),
            Self::Gzip => gzip::encode(bytes, effort),
        })
    }

    /// The beginning of files in this form, as few bytes as can be.
    fn begin(self, prefix: &[u8]) -> Result<Vec<u8>, Error> {
        told(match self {
            Self::Brotli => brotli::begin(prefix),
            Self::Gzip => gzip::begin(prefix),
        })
    }

    /// A file of which the beginning has this form already.
    fn go_on(self, begun: &[u8], prefix: &[u8], rest: &[u8]) -> Result<Vec<u8>, Error> {
        told(match self {
            Self::Brotli => brotli::go_on(begun, prefix, rest),
            Self::Gzip => gzip::go_on(begun, prefix, rest),
        })
    }
}

fn told(encoded: io::Result<Vec<u8>>) -> Result<Vec<u8>, Error> {
    encoded.map_err(|cause| Error::because("could not compress", cause))
}

/// The name of the file of which this is a form.
pub(in crate::publish) fn uncompressed(path: &str) -> &str {
    let forms = Encoding::ALL.iter();
    let mut files = forms.filter_map(|it| path.strip_suffix(it.ending()));
    files.next().unwrap_or(path)
}

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
