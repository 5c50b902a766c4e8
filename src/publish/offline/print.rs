use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a file is known by: the SHA-256 of what is in it (FIPS 180-4), as base64 for addresses
/// without padding (RFC 4648, 5), and how many bytes these are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(in crate::publish) struct Print(pub(super) String, pub(super) u64);

impl Print {
    /// What a file with these bytes is known by.
    pub(in crate::publish) fn of(bytes: &[u8]) -> Self {
        Self(hash(bytes), bytes.len() as u64)
    }
}

pub(super) fn hash(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

/// What files are known by, by their paths.
pub(in crate::publish) type Prints = FxHashMap<String, Print>;
