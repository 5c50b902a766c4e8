use super::event::Event;
use serde::Deserialize;
use std::{
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
};

/// A test executable of this package.
pub struct Executable {
    pub name: String,
    path: PathBuf,
    threads: usize,
}

/// What cargo says of something that it has built.
#[derive(Deserialize)]
struct Artifact {
    target: Target,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

impl Executable {
    /// Builds executables as this one was built, each with its tests at a time on a core.
    pub fn build(wanted: &[(&str, usize)]) -> Vec<Self> {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["test", "--no-run", "--features", "publish"]);
        cargo.arg("--message-format=json-render-diagnostics");
        for (name, _) in wanted {
            cargo.args(["--test", name]);
        }
        let output = cargo
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(output.status.success(), "the tests can't be built");
        let lines = output.stdout.lines().map_while(Result::ok);
        let built: Vec<Artifact> = lines
            .filter_map(|line| serde_json::from_str(&line).ok())
            .collect();
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let find = |&(name, times): &(&str, usize)| {
            let artifact = built
                .iter()
                .find(|it| it.target.name == name && it.executable.is_some());
            Self {
                name: name.to_owned(),
                path: artifact
                    .and_then(|it| it.executable.clone())
                    .unwrap_or_else(|| panic!("cargo builds no {name}")),
                threads: cores * times,
            }
        };
        wanted.iter().map(find).collect()
    }

    /// The names of its tests, as the filters leave them.
    pub fn tests(&self, filters: &[String]) -> Vec<String> {
        let list = self
            .harness(filters)
            .args(["--list", "--format", "terse"])
            .output();
        let list = list.unwrap();
        assert!(list.status.success(), "{} lists no tests", self.name);
        let lines = list.stdout.lines().map_while(Result::ok);
        lines
            .filter_map(|line| line.strip_suffix(": test").map(ToOwned::to_owned))
            .collect()
    }

    /// Runs the tests, and hands on what is said of each as it is said.
    pub fn run(&self, filters: &[String], mut hear: impl FnMut(Event)) {
        let mut tests = self
            .harness(filters)
            .args([
                "-Z",
                "unstable-options",
                "--format",
                "json",
                "--report-time",
            ])
            .arg(format!("--test-threads={}", self.threads))
            // The pinned toolchain says things in this form under this option only.
            .env("RUSTC_BOOTSTRAP", "1")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(tests.stdout.take().unwrap()).lines();
        for line in lines.map_while(Result::ok) {
            match serde_json::from_str(&line) {
                Ok(event) => hear(event),
                Err(_) => println!("{line}"),
            }
        }
        tests.wait().unwrap();
    }

    fn harness(&self, filters: &[String]) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(filters)
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        command
    }
}
