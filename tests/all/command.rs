//! The publisher as a person calls it.

use std::{
    path::Path,
    process::{Command, Output},
};

fn publish(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_publish"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn checking_good_content_succeeds() {
    let output = publish(&["check", "--content", "tests/content/good"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("0 errors"));
}

#[test]
fn checking_bad_content_ends_with_1_and_says_where() {
    let output = publish(&["check", "--content", "tests/content"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("site.json"), "{}", said(&output));
}

#[test]
fn bad_content_publishes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    let program = folder.path().join("program");
    let path = |path: &Path| path.display().to_string();
    let output = publish(&[
        "build",
        "--content",
        "tests/content",
        "--dist",
        &path(&dist),
        "--program",
        &path(&program),
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!dist.exists());
}

#[test]
fn a_base_that_could_break_a_page_is_refused() {
    for base in [
        "https://clinic.example/learn/?a",
        "https://clinic.example/#a",
        "https://clinic.example/{a}/",
        "https://clinic.example/\"><script>",
        "clinic.example",
        "https://clinic.example//evil.example/",
        "https://clinic.example/learn/../",
        "javascript:alert(1)",
    ] {
        let of_build = ["build", "--content", "nowhere", "--dist", "nowhere"];
        let arguments = [&of_build[..], &["--program", "nowhere", "--base-url", base]].concat();
        let output = publish(&arguments);
        assert_eq!(output.status.code(), Some(2), "{base}");
        assert!(said(&output).contains("write"), "{}", said(&output));
    }
}
