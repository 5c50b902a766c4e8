//! The site in a real browser: Chromium against the program as it is published.
//!
//! Each test has a server and a window of its own, in a browser that others have used (`pool.rs`).
//! Nothing waits for a time to pass, only for something to be true.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod accessibility;
mod arrival;
mod browser;
#[allow(dead_code, reason = "it is shared with the native tests")]
#[path = "../all/support/bundles.rs"]
mod bundles;
#[allow(dead_code, reason = "it is shared with the native tests")]
#[path = "../all/support/child.rs"]
mod child;
mod colours;
mod comfort;
mod dev;
#[path = "../bench/dice.rs"]
mod dice;
mod driver;
mod embed;
mod failures;
mod firefox;
mod frames;
mod history;
mod host;
#[path = "../all/support/hostile_bundle.rs"]
mod hostile_bundle;
mod icons;
mod journeys;
mod leaving;
mod lists;
mod memory;
mod metadata;
mod offline;
mod pdf;
mod pictures;
mod pool;
mod routes;
mod security;
mod server;
mod shifts;
mod site;
mod start;
#[path = "../tier.rs"]
mod tier;
