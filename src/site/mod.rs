//! The site's shell: the router, and what happens between two pages.

mod document;
mod entries;
mod journey;
mod links;
mod memory;
mod navigation;
mod place;
mod stage;
mod start;
mod transition;

pub use memory::Memory;
pub use start::{NotStarted, start};
