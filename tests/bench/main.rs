//! Measures the site in a browser that is as slow as a phone, and the publisher with large
//! bundles. Everything that is compared is measured in one run, in turn; what must hold is a
//! limit, and a broken limit fails the bench.
//!
//! `BENCH=pages` measures one part alone: `pages`, `navigation`, `memory`, `offline` or `publishing`.
//! `RUNS=3` takes fewer runs, `ARTICLES=100` smaller bundles.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that can't go on has failed"
)]

mod article;
mod bare;
#[path = "../browser/browser.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod browser;
mod build;
mod bundle;
mod dice;
#[path = "../browser/driver.rs"]
mod driver;
mod findings;
mod held;
mod limit;
mod median;
mod memory;
mod navigation;
mod network;
mod offline;
mod pages;
mod panel;
mod phone;
mod plot;
mod publishing;
mod rest;
mod results;
mod scripts;
#[path = "../browser/server.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod server;
mod settings;
#[path = "../browser/site.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod site;
mod table;
mod words;

use results::Results;
use server::Server;
use settings::Settings;
use site::Site;
use std::process::ExitCode;
use tempfile::TempDir;

#[tokio::main]
async fn main() -> ExitCode {
    let settings = Settings::read();
    let site = Site::publish("/", "assets/content");
    let bare = bare::bare(&site);
    let ours = slow(&site).await;
    let bare = slow(&bare).await;
    let mut results = Results::default();
    // First, and removed last: what is removed slows the disk for minutes.
    let published = TempDir::new().unwrap();
    if settings.wants("publishing") {
        let findings = publishing::measure(&settings.articles, published.path());
        results.add(findings);
    }
    if settings.wants("pages") {
        results.add(pages::measure(&ours, &bare, settings.pages).await);
    }
    if settings.wants("navigation") {
        results.add(navigation::measure(&ours, &bare, settings.runs).await);
    }
    if settings.wants("memory") {
        results.add(memory::measure(&ours, settings.runs).await);
    }
    if settings.wants("offline") {
        let trivial = bare::with_worker(&site, offline::TRIVIAL);
        let trivial = slow(&trivial).await;
        results.add(offline::measure(&ours, &trivial, settings.runs).await);
        ours.behave();
    }
    results.write(settings.is_whole());
    if results.all_kept() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A server behind a slow network.
async fn slow(site: &Site) -> Server<'_> {
    let mut server = Server::start(site).await;
    server.address = network::slow(server.address).await;
    server
}
