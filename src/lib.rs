//! A reader for a clinic's articles.
//!
//! The modules stand in the order of their floors: each uses those above it in this list and
//! none below (ARCHITECTURE.md). This file alone chooses what a feature brings in.

// A page's view is one type, as deep as the page.
#![recursion_limit = "256"]

pub mod model;
pub mod route;
pub mod text;

pub mod content;

pub mod components;

pub mod pages;

#[cfg(target_arch = "wasm32")]
pub mod offline;

#[cfg(all(feature = "embed", target_arch = "wasm32"))]
pub mod embed;
#[cfg(feature = "publish")]
pub mod publish;
#[cfg(all(feature = "site", target_arch = "wasm32"))]
pub mod site;
