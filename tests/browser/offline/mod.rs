//! What is kept of the site, and what becomes of it whatever server, network and caches do.

mod addresses;
mod behind;
mod clinic;
mod device;
mod entries;
mod faults;
mod firefox;
mod first_visit;
mod hand_outs;
mod large;
mod neighbours;
mod promise;
mod reader;
mod restart;
mod room;
mod sequence;
mod thrift;
mod updates;
mod workers;

use super::{
    accessibility::violations,
    browser::Browser,
    pool::{browse, browse_in_chromium, browse_kept},
    server::{Fault, Server},
};
use clinic::{ARTICLE, Clinic};
use device::Device;
use serde_json::{Value, json};
use std::{fs, sync::Arc};
use thirtyfour::prelude::*;

const BACK_PAIN: &str = "articles/low-back-pain/";
const RECOVERY: &str = "articles/injury-recovery/";
const ARTICLES: [&str; 4] = [
    "articles/deep-tissue-massage/",
    RECOVERY,
    BACK_PAIN,
    "articles/what-research-shows/",
];

const MAIN_TITLE: &str = "Does massage really ease lower back pain?";

/// What an article says, and what it says after an update.
const OLD: &str = "Massage may bring short-term relief";
const NEW: &str = "News: massage may bring relief";

/// What the console says when a worker or a server is gone.
const PROVOKED: [&str; 3] = [
    "Failed to load resource",
    "net::ERR_",
    "when fetching the script",
];

/// A clinic, its server, and a device with a browser that keeps what it is told to keep.
async fn keeping(
    clinic: &Clinic,
    test: impl AsyncFnOnce(&Device, &mut Server) -> WebDriverResult<()>,
) {
    let mut server = Server::start(&clinic.site).await;
    browse_kept(&PROVOKED, |browser| async {
        let device = Device::new(browser).await?;
        test(&device, &mut server).await
    })
    .await;
}
