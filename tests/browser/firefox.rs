use super::browser::Browser;
use std::{
    future::Future,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    thread,
};
use thirtyfour::prelude::*;

/// Runs a test in Firefox, with a fresh profile, and closes it, whatever happens. It tells
/// nothing of its console.
pub async fn browse_in_firefox<F, Fut>(test: F)
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<()>>,
{
    let geckodriver = Geckodriver::start();
    let mut capabilities = DesiredCapabilities::firefox();
    capabilities.set_headless().unwrap();
    let mut preferences = thirtyfour::common::capabilities::firefox::FirefoxPreferences::new();
    for cache in ["browser.cache.disk.enable", "browser.cache.memory.enable"] {
        preferences.set(cache, false).unwrap();
    }
    capabilities.set_preferences(preferences).unwrap();
    let address = format!("http://127.0.0.1:{}", geckodriver.port);
    let driver = WebDriver::new(address, capabilities)
        .await
        .expect("geckodriver starts a browser");
    driver
        .run_and_quit(|driver| async move {
            test(Browser {
                driver: driver.clone(),
            })
            .await
        })
        .await
        .unwrap();
}

/// A geckodriver, which has one browser at a time.
struct Geckodriver {
    port: u16,
    process: Child,
}

impl Geckodriver {
    fn start() -> Self {
        Command::new("geckodriver")
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .expect("geckodriver is installed; `make test` installs it");
        // The shell ends geckodriver when this process is gone, however it went.
        let script = "geckodriver --port=0 --websocket-port=0 & cat >/dev/null; kill $!";
        let mut process = Command::new("sh")
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.rsplit_once("Listening on 127.0.0.1:")?.1.parse().ok())
            .expect("geckodriver says its port");
        // What it goes on to say must be read, or it would wait.
        thread::spawn(move || lines.for_each(drop));
        Self { port, process }
    }
}

impl Drop for Geckodriver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
