pub(in crate::publish) mod bundle;
pub(in crate::publish) mod file;
pub(in crate::publish) mod json;
pub mod markdown;
