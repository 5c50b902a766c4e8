//! The recipes for publishing a clinic's folder, as far as they can be run without a host. `make
//! recipes` checks the form of the others.

use crate::all::support::clinic::Clinic;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const SCRIPT: &str = "publish.sh";

/// The program, packed as `make package` does.
struct Archive {
    path: PathBuf,
    sha256: String,
}

impl Archive {
    fn pack(folder: &Path) -> Self {
        let path = folder.join("archive.tar.gz");
        let packed = folder.join("clinic-articles-0.0.0-a-machine");
        fs::create_dir(&packed).unwrap();
        let program = env!("CARGO_BIN_EXE_clinic-articles");
        fs::copy(program, packed.join("clinic-articles")).unwrap();
        let mut tar = Command::new("tar");
        tar.env("GZIP", "-1").arg("-czf").arg(&path);
        tar.arg("-C").arg(folder).arg(packed.file_name().unwrap());
        assert!(tar.status().unwrap().success());
        let sum = Command::new("sha256sum").arg(&path).output().unwrap();
        let sha256 = String::from_utf8(sum.stdout).unwrap()[..64].to_owned();
        Self { path, sha256 }
    }
}

/// Fills in the two lines of the script.
fn fill_in(clinic: &Clinic, archive: &Path, sha256: &str) {
    clinic.change(SCRIPT, |script| {
        let lines = script.lines().map(|line| match line.split_once('=') {
            Some(("archive", _)) => format!("archive=file://{}\n", archive.display()),
            Some(("sha256", "")) => format!("sha256={sha256}\n"),
            _ => format!("{line}\n"),
        });
        lines.collect()
    });
}

fn run(clinic: &Clinic, arguments: &[&str]) -> Output {
    let mut sh = Command::new("sh");
    sh.arg(clinic.path(SCRIPT)).args(arguments);
    sh.output().unwrap()
}

#[track_caller]
fn refuses(clinic: &Clinic, words: &str) {
    let output = run(clinic, &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    // curl may say before what has kept it from fetching.
    let last = said.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("error: ") && last.contains(words),
        "{said}"
    );
    assert!(!clinic.path("dist").exists());
}

#[test]
fn script_publishes() {
    let clinic = Clinic::new();
    let folder = tempfile::tempdir().unwrap();
    let archive = Archive::pack(folder.path());
    fill_in(&clinic, &archive.path, &archive.sha256);
    for (arguments, dist) in [(&[][..], "dist"), (&["--dist", "public"], "public")] {
        let output = run(&clinic, arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        assert!(
            clinic
                .path(dist)
                .join("articles/your-first-visit/index.html")
                .exists()
        );
        let cache = fs::read_dir(clinic.path(".cache")).unwrap();
        assert!(cache.count() > 0);
    }
}

#[test]
fn script_wants_to_be_filled_in() {
    refuses(&Clinic::new(), "fill in its lines archive= and sha256=");
}

#[test]
fn script_takes_no_other_archive() {
    let clinic = Clinic::new();
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.tar.gz");
    fs::write(&archive, "another").unwrap();
    fill_in(&clinic, &archive, &"0".repeat(64));
    refuses(&clinic, "not the archive that publish.sh expects");
    fs::remove_file(&archive).unwrap();
    refuses(&clinic, "could not fetch");
}

#[test]
fn script_fetches_this_version() {
    let script = fs::read_to_string(Clinic::new().path(SCRIPT)).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let archive = format!("/v{version}/clinic-articles-{version}-");
    assert!(script.contains(&archive), "it fetches another version");
}

#[test]
fn netlify_runs_the_script_and_keeps_what_it_made() {
    let clinic = Clinic::new();
    let recipe = fs::read_to_string(clinic.path("netlify.toml")).unwrap();
    let recipe: toml::Table = recipe.parse().unwrap();
    let expected: toml::Table = "build = { command = \"sh publish.sh\", publish = \"dist\" }\n\
                                 plugins = [{ package = \"/netlify\" }]"
        .parse()
        .unwrap();
    assert_eq!(recipe, expected);
    assert!(clinic.path("netlify/manifest.yml").exists());
    assert!(clinic.path("netlify/index.js").exists());
}

#[test]
fn every_command_in_the_readme_exists() {
    let readme = fs::read_to_string(Clinic::new().path("README.md")).unwrap();
    let mut commands: Vec<_> = readme
        .split("clinic-articles ")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next())
        .collect();
    commands.sort_unstable();
    commands.dedup();
    assert_eq!(commands, ["build", "check", "dev", "serve"]);
    for command in commands {
        let mut help = Command::new(env!("CARGO_BIN_EXE_clinic-articles"));
        let output = help.args([command, "--help"]).output().unwrap();
        assert!(output.status.success(), "{command}");
    }
}
