//! The published folder on real hosts: nginx and Caddy with the files of `deploy/`, changed as
//! their comments say, Apache with what is in the folder, and this project's own server. All have
//! to do the same; what one can't is named. And hosts as they come, which can't do much of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod address;
mod answer;
mod apache;
mod expectations;
mod files;
mod folder;
mod host;
mod parts;
mod plain;
mod refusals;
mod server;
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
fn apache_at_root() {
    expectations::hold(&Host::apache(&AT_ROOT, &apache::USUAL));
}

#[test]
fn apache_below() {
    expectations::hold(&Host::apache(&BELOW, &apache::USUAL));
}

/// Without a module nothing breaks.
#[test]
fn apache_without_its_modules() {
    let host = Host::apache(&AT_ROOT, &apache::LEAST);
    for file in host.folder.files() {
        let answer = host.get(&file, &[]);
        assert_eq!(answer.status, 200, "{file}: {answer}");
        assert!(answer.body == host.folder.read(&file), "{file}");
    }
    let page = host.folder.read("404.html");
    let answer = host.get("nothing", &[]);
    assert_eq!((answer.status, answer.body), (404, page));
}

#[test]
fn own_server_at_root() {
    expectations::hold(&Host::ours(&AT_ROOT));
}

#[test]
fn own_server_below() {
    expectations::hold(&Host::ours(&BELOW));
}
