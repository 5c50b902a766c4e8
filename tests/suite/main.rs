//! Runs all tests, and says after each file how many it has and how many seconds they took.
//!
//! `cargo test --test suite -- history` runs those alone whose names contain this word.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests that can't be run have failed"
)]

mod event;
mod executable;
mod report;

use executable::Executable;
use report::Report;
use std::{env, process::ExitCode};

/// The executables in the order in which they run, and how many tests of each run at a time on a
/// core: with more, browsers keep embeds waiting for longer than these wait.
const EXECUTABLES: [(&str, usize); 3] = [("all", 1), ("hosting", 1), ("browser", 1)];

fn main() -> ExitCode {
    let filters: Vec<_> = env::args().skip(1).collect();
    let mut report = Report::default();
    for executable in Executable::build(&EXECUTABLES) {
        let tests = executable.tests(&filters);
        report.expect(&executable.name, &tests);
        executable.run(&filters, |event| {
            for line in report.hear(&executable.name, event) {
                println!("{line}");
            }
        });
    }
    let summary = report.summary();
    println!("{summary}");
    if summary.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
