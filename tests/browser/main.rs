//! The site in a real browser: Chromium against the program as it is published.
//!
//! Each test has a server, a browser and a profile of its own. Nothing waits for a time to
//! pass, only for something to be true.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod accessibility;
mod arrival;
mod browser;
#[allow(dead_code, reason = "it is shared with the native tests")]
#[path = "../all/bundles.rs"]
mod bundles;
mod comfort;
#[path = "../bench/dice.rs"]
mod dice;
mod embed;
mod failures;
mod firefox;
mod frames;
mod history;
mod host;
#[path = "../all/hostile_bundle.rs"]
mod hostile_bundle;
mod icons;
mod journeys;
mod lists;
mod metadata;
mod offline;
mod pictures;
mod routes;
mod security;
mod server;
mod shifts;
mod site;
mod start;
