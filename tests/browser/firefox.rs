use super::driver::Driver;
use thirtyfour::{common::capabilities::firefox::FirefoxPreferences, prelude::*};

/// Starts a Firefox that keeps no files, and what drives it: a geckodriver has one browser.
pub async fn start() -> (Driver, WebDriver) {
    let arguments = ["--port=0", "--websocket-port=0"];
    let process = Driver::start("geckodriver", &arguments, "Listening on 127.0.0.1:");
    let mut capabilities = DesiredCapabilities::firefox();
    capabilities.set_headless().unwrap();
    let mut preferences = FirefoxPreferences::new();
    for cache in ["browser.cache.disk.enable", "browser.cache.memory.enable"] {
        preferences.set(cache, false).unwrap();
    }
    capabilities.set_preferences(preferences).unwrap();
    let driver = WebDriver::new(process.address(), capabilities)
        .await
        .expect("geckodriver starts a browser");
    (process, driver)
}
