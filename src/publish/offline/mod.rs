//! What a browser keeps of the site, so that it can be read without a network: the list of all
//! files with their hashes, by which `assets/web/offline/worker/` goes.

mod excluded;
mod file_hash;
mod group;
mod linked;
mod manifest;
mod page;
mod plan;
mod script_element;
pub(super) mod worker;

pub(super) use file_hash::{FileHash, FileHashes};
pub(super) use manifest::PrecacheManifest;
pub(super) use page::OfflinePage;
pub(super) use plan::Plan;
pub(super) use script_element::script_element;
