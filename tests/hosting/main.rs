//! The published folder on real hosts: nginx and Caddy with the files of `deploy/`, changed as
//! their comments say, and this project's own server. All have to do the same.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod answer;
mod expectations;
mod files;
mod folder;
mod host;
mod refusals;
#[allow(dead_code, reason = "it is shared with the browser tests")]
#[path = "../browser/site.rs"]
mod site;

use folder::{AT_ROOT, BELOW};
use host::Host;

#[test]
fn nginx_at_root() {
    expectations::hold(&Host::nginx(&AT_ROOT));
}

#[test]
fn nginx_below() {
    expectations::hold(&Host::nginx(&BELOW));
}

#[test]
fn caddy_at_root() {
    expectations::hold(&Host::caddy(&AT_ROOT));
}

#[test]
fn caddy_below() {
    expectations::hold(&Host::caddy(&BELOW));
}

#[test]
fn own_server_at_root() {
    expectations::hold(&Host::ours(&AT_ROOT));
}

#[test]
fn own_server_below() {
    expectations::hold(&Host::ours(&BELOW));
}
