use super::event::{Event, State};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// What becomes of the tests.
#[derive(Default)]
pub struct Report {
    files: BTreeMap<String, File>,
    passed: usize,
    failed: Vec<String>,
}

/// A file of tests.
#[derive(Default)]
struct File {
    count: usize,
    seconds: f64,
    /// Those that have not ended yet.
    pending: BTreeSet<String>,
}

/// How all of them went.
pub struct Summary {
    passed: usize,
    failed: Vec<String>,
}

impl Report {
    /// Learns which tests an executable has.
    pub fn expect(&mut self, executable: &str, tests: &[String]) {
        for test in tests {
            let file = self.files.entry(file_of(executable, test)).or_default();
            file.count += 1;
            file.pending.insert(test.clone());
        }
    }

    /// What is to be said at once: which test has failed and why, and a file that has ended.
    pub fn hear(&mut self, executable: &str, event: Event) -> Vec<String> {
        let Event::Test {
            name,
            event,
            exec_time,
            stdout,
        } = event
        else {
            return Vec::new();
        };
        let path = file_of(executable, &name);
        let Some(file) = self.files.get_mut(&path) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        match event {
            State::Started | State::Timeout => return lines,
            State::Ok => self.passed += 1,
            State::Failed | State::Ignored => {
                let test = named(executable, &name);
                lines.push(format!("FAILED {test}\n{stdout}"));
                self.failed.push(test);
            }
        }
        file.seconds += exec_time;
        file.pending.remove(&name);
        if file.pending.is_empty() {
            let tests = if file.count == 1 { "test " } else { "tests" };
            lines.push(format!(
                "{path:<32} {:>3} {tests} {:>7.1} s",
                file.count, file.seconds
            ));
        }
        lines
    }

    /// How all went. What has not ended has failed: its executable is gone.
    pub fn summary(&self) -> Summary {
        let missing = self.files.iter().flat_map(|(file, File { pending, .. })| {
            let executable = file.split("::").next().unwrap_or(file);
            pending.iter().map(move |test| named(executable, test))
        });
        Summary {
            passed: self.passed,
            failed: self.failed.iter().cloned().chain(missing).collect(),
        }
    }
}

impl Summary {
    /// Whether there were tests, and all have passed.
    pub fn is_good(&self) -> bool {
        self.passed > 0 && self.failed.is_empty()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for test in &self.failed {
            writeln!(f, "FAILED {test}")?;
        }
        write!(f, "{} passed, {} failed", self.passed, self.failed.len())
    }
}

/// The name of a test among those of all executables.
fn named(executable: &str, test: &str) -> String {
    match test.strip_prefix(executable) {
        Some(rest) if rest.starts_with("::") => test.to_owned(),
        _ => format!("{executable}::{test}"),
    }
}

/// The file in which a test stands.
fn file_of(executable: &str, test: &str) -> String {
    let name = named(executable, test);
    let file = name.rsplit_once("::").map(|(file, _)| file.to_owned());
    file.unwrap_or(name)
}
