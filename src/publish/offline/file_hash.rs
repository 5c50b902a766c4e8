use crate::publish::support::error::Error;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

/// What a file is known by: the SHA-256 of what is in it (FIPS 180-4), as base64 for addresses
/// without padding (RFC 4648, 5), and how many bytes these are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(in crate::publish) struct FileHash(pub(super) String, pub(super) u64);

impl FileHash {
    /// What a file with these bytes is known by.
    pub(in crate::publish) fn of(bytes: &[u8]) -> Self {
        Self(hash(bytes), bytes.len() as u64)
    }

    /// What a file is known by that may be large.
    ///
    /// # Errors
    /// When it can't be read.
    pub(in crate::publish) fn of_file(path: &Path) -> Result<Self, Error> {
        let read = || Self::of_copy(File::open(path)?, io::sink());
        read().map_err(Error::with("read", path))
    }

    /// What a copy is known by, while it is made.
    ///
    /// # Errors
    /// When it can't be read or written.
    pub(in crate::publish) fn of_copy(mut from: impl Read, mut to: impl Write) -> io::Result<Self> {
        let (mut sum, mut size) = (Sha256::new(), 0);
        let mut part = vec![0; 65_536];
        loop {
            let length = from.read(&mut part)?;
            if length == 0 {
                return Ok(Self(URL_SAFE_NO_PAD.encode(sum.finalize()), size));
            }
            sum.update(&part[..length]);
            to.write_all(&part[..length])?;
            size += length as u64;
        }
    }

    /// The hash of what is in the file.
    pub(in crate::publish) fn hash(&self) -> &str {
        &self.0
    }

    /// How many bytes the file has.
    pub(in crate::publish) fn size(&self) -> u64 {
        self.1
    }
}

pub(super) fn hash(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

/// What files are known by, by their paths.
pub(in crate::publish) type FileHashes = FxHashMap<String, FileHash>;
