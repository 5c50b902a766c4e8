//! The files of a bundle in, typed content out, each value with its place: JSON, and the prose in it.
//! Whether what they say makes sense is for `check`.

pub(in crate::publish) mod bundle;
pub(in crate::publish) mod file;
pub mod json;
pub(in crate::publish) mod litter;
pub mod markdown;
