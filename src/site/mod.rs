//! The site's shell: the router, and what happens between two pages.

mod document;
mod entries;
mod journey;
mod links;
mod navigation;
mod place;
mod stage;
mod start;
mod transition;

pub use start::{NotStarted, start};
