//! Getting content: from the page itself, and over the network.

#[allow(clippy::module_inception, reason = "named after its type")]
mod content;
mod embedded;
mod failure;
mod file;
#[cfg(target_arch = "wasm32")]
pub mod json;
#[cfg(target_arch = "wasm32")]
mod network;
mod saved;
#[cfg(target_arch = "wasm32")]
mod store;

pub use content::Content;
pub use embedded::{DataBlock, Edited, Embedded};
pub use failure::Failure;
pub use file::File;
pub use saved::{Saved, SavedAll, SavedArticle, Trouble};
#[cfg(target_arch = "wasm32")]
pub use store::Store;
