//! The site's shell: the router, and what happens between two pages.

mod document;
mod history;
mod links;
mod location;
mod navigator;
mod start;
mod transition;
mod view;
mod visit;

pub use start::{NotStarted, start};
