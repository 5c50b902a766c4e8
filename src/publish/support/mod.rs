//! What any room may use, and what knows none of them: the error, the cache, walking through folders,
//! compression, fingerprints, how much memory may be used, work that may break
//! down.

pub(in crate::publish) mod ascii;
pub(in crate::publish) mod cache;
pub(in crate::publish) mod compress;
pub(in crate::publish) mod error;
pub(in crate::publish) mod fingerprint;
pub(in crate::publish) mod memory_budget;
pub(in crate::publish) mod regular;
pub(in crate::publish) mod unbroken;
pub(in crate::publish) mod unfinished;
pub(in crate::publish) mod walk;
