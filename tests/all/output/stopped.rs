//! What is left when somebody stops the program.

use crate::all::support::child::{Desk, signal};
use std::process::Stdio;

/// Names of folders in which a site is being made.
fn unfinished(desk: &Desk, folder: &str) -> Vec<String> {
    let mut names = desk.names(folder);
    names.retain(|name| name.starts_with(".clinic-articles-"));
    names
}

/// Starts to publish, with nothing cached, and stops it while it makes the site.
fn stop_while_publishing(desk: &Desk, signals: &str, staging: &str) {
    let arguments = ["build", "--cache", "cache"];
    let mut command = desk.command("my-clinic", &arguments);
    let mut child = command.stderr(Stdio::null()).spawn().unwrap();
    while unfinished(desk, staging).is_empty() {
        assert_eq!(
            child.try_wait().unwrap(),
            None,
            "it ended before it could be stopped"
        );
        std::thread::yield_now();
    }
    signal(signals, &child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn stopping_leaves_nothing_behind_and_the_next_run_goes_on() {
    let desk = Desk::new();
    desk.done("", &["new", "my-clinic"]);
    stop_while_publishing(&desk, "-INT", "my-clinic");
    assert!(!desk.path("my-clinic/dist").exists());
    assert_eq!(unfinished(&desk, "my-clinic"), [""; 0]);
    desk.done("my-clinic", &["build", "--cache", "cache"]);
    assert!(desk.path("my-clinic/dist/index.html").exists());
}

#[test]
fn stopping_leaves_the_published_site_as_it_was() {
    let desk = Desk::new();
    desk.done("", &["new", "my-clinic"]);
    desk.done("my-clinic", &["build"]);
    let site = desk.read("my-clinic/content/site.json");
    let other = site.replacen("\"name\": \"", "\"name\": \"Another ", 1);
    desk.write("my-clinic/content/site.json", &other);
    let before = desk.read("my-clinic/dist/index.html");
    stop_while_publishing(&desk, "-TERM", "my-clinic/dist");
    assert_eq!(desk.read("my-clinic/dist/index.html"), before);
    assert_eq!(unfinished(&desk, "my-clinic/dist"), [""; 0]);
    desk.done("my-clinic", &["build"]);
    assert!(desk.read("my-clinic/dist/index.html").contains("Another "));
}
