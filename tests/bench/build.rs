use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
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
        let mut command = Command::new(env!("CARGO_BIN_EXE_publish"));
        command
            .arg("build")
            .arg("--content")
            .arg(content)
            .arg("--program")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/program"))
            .arg("--dist")
            .arg(dist)
            // The limits are those of two cores.
            .env("RAYON_NUM_THREADS", "2")
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let running = AtomicBool::new(true);
        let start = Instant::now();
        let child = command.spawn().expect("the publisher is built");
        let id = child.id();
        let (output, seconds, peak) = thread::scope(|scope| {
            let watch = scope.spawn(|| watch(id, &running));
            let output = child.wait_with_output().unwrap();
            let seconds = start.elapsed().as_secs_f64();
            running.store(false, Ordering::Relaxed);
            (output, seconds, watch.join().unwrap())
        });
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert!(said.contains("0 errors, 0 warnings"), "{said}");
        Self { seconds, peak }
    }
}

/// The most memory that a process has had when it ends, in MB.
fn watch(id: u32, running: &AtomicBool) -> f64 {
    let mut peak = f64::NAN;
    while running.load(Ordering::Relaxed) {
        if let Some(now) = high_water(id) {
            peak = now;
        }
        // The kernel keeps the highest value, so only what the last moments add can be missed.
        thread::sleep(Duration::from_millis(2));
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
