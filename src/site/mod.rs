//! The site's shell: the router, and what happens between two pages.

mod document;
mod entries;
mod journey;
mod navigation;
mod place;
mod stage;
mod start;
mod transition;
mod warm;

pub use start::{NotStarted, start};
