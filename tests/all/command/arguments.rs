//! The publisher as a person calls it.

use std::{
    path::Path,
    process::{Command, Output},
};

fn publish(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_clinic-articles"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env(
            "CLINIC_ARTICLES_CACHE",
            concat!(env!("CARGO_MANIFEST_DIR"), "/target/kept"),
        )
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

/// What fails on the machine is no error of the content, and is told as what it is.
#[test]
fn cache_that_is_a_file_ends_with_3() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let cache = file.path().display().to_string();
    for content in ["tests/content/good", "tests/content/bad/picture-unused"] {
        let output = publish(&["check", "--content", content, "--cache", &cache]);
        assert_eq!(output.status.code(), Some(3), "{}", said(&output));
        let said = said(&output);
        assert!(
            said.starts_with("error: what takes long could not be kept"),
            "{said}"
        );
        assert!(
            said.contains(&cache) && !said.contains(" in 6 files"),
            "{said}"
        );
    }
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

#[test]
fn every_command_says_how_it_is_used() {
    let help = String::from_utf8(publish(&["--help"]).stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let names: Vec<&str> = commands
        .lines()
        .map_while(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(
        names,
        [
            "new",
            "dev",
            "check",
            "build",
            "serve",
            "size",
            "completions"
        ]
    );
    for name in names {
        let help = String::from_utf8(publish(&[name, "--help"]).stdout).unwrap();
        assert!(help.contains("Examples:\n  clinic-articles "), "{help}");
    }
    assert!(help.contains("Exit codes:"), "{help}");
    let version = String::from_utf8(publish(&["--version"]).stdout).unwrap();
    assert_eq!(
        version,
        concat!("clinic-articles ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn shells_complete_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = String::from_utf8(publish(&["completions", shell]).stdout).unwrap();
        assert!(
            script.contains("dev") && script.contains("base-url"),
            "{shell}"
        );
    }
}

#[test]
fn exit_code_says_who_has_to_act() {
    let nowhere = tempfile::tempdir().unwrap();
    let nowhere = nowhere.path().display().to_string();
    let good = ["--content", "tests/content/good", "--cache", &nowhere];
    for (arguments, code) in [
        (&["check", "--content", "tests/content/bad/html"][..], 1),
        (&["serve", "--dist", "no-such-folder"], 1),
        (&["chek"], 2),
        (
            &[&["build", "--dist", "Cargo.toml/dist"], &good[..]].concat(),
            3,
        ),
        (&["size", "--dist", "no-such-folder"], 3),
    ] {
        let output = publish(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            said(&output)
        );
    }
}

#[test]
fn what_is_no_terminal_gets_no_colours() {
    let output = publish(&["check", "--content", "tests/content/bad/html"]);
    let text = said(&output);
    assert!(text.contains("error") && !text.contains('\u{1b}'), "{text}");
}
