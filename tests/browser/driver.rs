use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread,
};
use tempfile::TempDir;

/// Ends a driver with all browsers that it has started, and removes what they have written, as
/// soon as nobody holds its standard input: this process is gone then, however it went.
const GUARD: &str = "cat >/dev/null; kill -9 -$1; rm -rf \"$2\"";

/// A program that starts browsers and tells them what to do. It ends, and they do, when it is
/// dropped.
pub struct Driver {
    port: u16,
    process: Child,
    guard: Child,
}

impl Driver {
    /// Starts a driver, which announces its port after these words.
    pub fn start(program: &str, arguments: &[&str], announcement: &str) -> Self {
        let profiles = TempDir::with_prefix("clinic-browsers-").unwrap().keep();
        let mut process = Command::new(program)
            .args(arguments)
            .env("TMPDIR", &profiles)
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}; `make test` installs it"));
        // In a group of its own, it outlives whoever presses Ctrl-C.
        let guard = Command::new("sh")
            .args(["-c", GUARD, "guard", &process.id().to_string()])
            .arg(profiles)
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once(announcement)?;
                port.trim_end_matches('.').parse().ok()
            })
            .unwrap_or_else(|| panic!("{program} says its port"));
        // What it goes on to say must be read, or it would wait.
        thread::spawn(move || lines.for_each(drop));
        Self {
            port,
            process,
            guard,
        }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        for child in [&mut self.guard, &mut self.process] {
            drop(child.wait());
        }
    }
}
