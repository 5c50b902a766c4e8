pub(in crate::publish) mod cache;
pub(in crate::publish) mod compress;
pub(in crate::publish) mod error;
pub(in crate::publish) mod fingerprint;
pub(in crate::publish) mod memory_budget;
pub(in crate::publish) mod trunk_output;
pub(in crate::publish) mod unfinished;
pub(in crate::publish) mod walk;
