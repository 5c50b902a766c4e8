//! What is said of the tests is right.

#[path = "../suite/event.rs"]
mod event;
#[path = "../suite/report.rs"]
mod report;

use event::Event;
use report::Report;

/// A report on two files of one executable, of which one has a file in a folder.
fn expecting() -> Report {
    let mut report = Report::default();
    let tests = ["history::back", "history::forward", "embed::life::moved"];
    report.expect("browser", &tests.map(str::to_owned));
    report
}

fn hear(report: &mut Report, name: &str, state: &str) -> Vec<String> {
    let line = format!(
        r#"{{ "type": "test", "name": "{name}", "event": "{state}", "exec_time": 1.25, "stdout": "why\n" }}"#
    );
    report.hear("browser", serde_json::from_str::<Event>(&line).unwrap())
}

#[test]
fn file_is_told_of_when_its_last_test_has_ended() {
    let mut report = expecting();
    assert!(hear(&mut report, "history::back", "started").is_empty());
    assert!(hear(&mut report, "history::back", "ok").is_empty());
    assert!(hear(&mut report, "history::forward", "timeout").is_empty());
    let lines = hear(&mut report, "history::forward", "ok");
    assert_eq!(
        lines,
        [format!("{:<32}   2 tests     2.5 s", "browser::history")]
    );
    let lines = hear(&mut report, "embed::life::moved", "ok");
    assert_eq!(
        lines,
        [format!(
            "{:<32}   1 test      1.2 s",
            "browser::embed::life"
        )]
    );
    let summary = report.summary();
    assert!(summary.is_good());
    assert_eq!(summary.to_string(), "3 passed, 0 failed");
}

#[test]
fn failure_is_told_at_once_and_again_at_the_end() {
    let mut report = expecting();
    let lines = hear(&mut report, "history::back", "failed");
    assert_eq!(lines, ["FAILED browser::history::back\nwhy\n"]);
    for test in ["history::forward", "embed::life::moved"] {
        hear(&mut report, test, "ok");
    }
    let summary = report.summary();
    assert!(!summary.is_good());
    let told = "FAILED browser::history::back\n2 passed, 1 failed";
    assert_eq!(summary.to_string(), told);
}

/// As when an executable ends early.
#[test]
fn what_has_not_ended_has_failed() {
    let mut report = expecting();
    hear(&mut report, "history::back", "ok");
    hear(&mut report, "history::forward", "started");
    let told = report.summary().to_string();
    assert!(
        told.contains("FAILED browser::history::forward\n"),
        "{told}"
    );
    assert!(told.ends_with("\n1 passed, 2 failed"), "{told}");
    assert!(!Report::default().summary().is_good());
}

/// The tests of one executable are in a module of its name.
#[test]
fn names_are_whole_and_said_once() {
    let mut report = Report::default();
    let tests = ["all::feeds::atom", "nginx"].map(str::to_owned);
    report.expect("all", &tests[..1]);
    report.expect("hosting", &tests[1..]);
    let told = report.summary().to_string();
    let expected = "FAILED all::feeds::atom\nFAILED hosting::nginx\n0 passed, 2 failed";
    assert_eq!(told, expected);
}
