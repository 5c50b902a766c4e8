use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// A run of the publisher.
#[derive(Clone, Copy, Debug)]
pub struct Build {
    /// How long it took, in seconds.
    pub seconds: f64,
    /// The most memory that it had at a time, in MB.
    pub peak: f64,
}

impl Build {
    /// Publishes a bundle into a folder that may have been published before, by the same
    /// publisher that `make build` runs.
    pub fn run(content: &Path, dist: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clinic-articles"));
        command
            .arg("build")
            .arg("--content")
            .arg(content)
            .arg("--dist")
            .arg(dist)
            // The limits are those of two cores.
            .env("RAYON_NUM_THREADS", "2")
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let (running, ended) = mpsc::channel::<()>();
        let start = Instant::now();
        let child = command.spawn().expect("the publisher is built");
        let id = child.id();
        let (output, seconds, peak) = thread::scope(|scope| {
            let watch = scope.spawn(move || watch(id, &ended));
            let output = child.wait_with_output().unwrap();
            let seconds = start.elapsed().as_secs_f64();
            drop(running);
            (output, seconds, watch.join().unwrap())
        });
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert!(said.contains("0 errors, 0 warnings"), "{said}");
        Self { seconds, peak }
    }
}

/// The most memory that a process has had when it ends, in MB.
fn watch(id: u32, ended: &Receiver<()>) -> f64 {
    // The kernel keeps the highest value, so only what the last moments add can be missed.
    const MOMENT: Duration = Duration::from_millis(2);
    let mut peak = f64::NAN;
    while ended.recv_timeout(MOMENT) == Err(RecvTimeoutError::Timeout) {
        peak = high_water(id).unwrap_or(peak);
    }
    peak
}

/// The peak of a process's memory so far, in MB (`VmHWM` in proc(5)); none when it has ended.
fn high_water(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}
