use super::{browser::Browser, rest::machine_rests};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// What the phone and its network are, for the tables.
pub const PHONE: &str = "412 × 823 CSS pixels at 1.75, CPU 4× slower, round trips of 150 ms, \
                         1.6 Mbit/s down, 750 kbit/s up, packet by packet, empty cache";

/// What a load was like: times in milliseconds after it began.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Load {
    /// When something was painted first.
    pub first: f64,
    /// When the largest element was painted.
    pub largest: f64,
    /// The sum of all layout shifts.
    pub shift: f64,
    /// For how long the page could not answer, after the first paint.
    pub blocking: f64,
    /// When the program had taken the page over.
    pub started: Option<f64>,
    /// The bytes of the document as they were sent.
    pub bytes: f64,
}

/// Makes a browser as slow as a phone of the middle range.
pub async fn become_phone(browser: &Browser) -> WebDriverResult<()> {
    // Starting the browser is not what is measured.
    browser.driver.goto("data:text/html,<p>Ready").await?;
    browser.rests().await?;
    machine_rests().await;
    let screen = json!({"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true});
    for (command, parameters) in [
        ("Emulation.setCPUThrottlingRate", json!({"rate": 4})),
        ("Emulation.setDeviceMetricsOverride", screen),
        ("Page.enable", json!({})),
    ] {
        browser.command(command, parameters).await?;
    }
    browser.before_pages(include_str!("observe.js")).await
}

/// Loads a page and waits until nothing is left to do.
pub async fn load(browser: &Browser, url: &str) -> WebDriverResult<Load> {
    browser.driver.goto(url).await?;
    let load = answer(browser, include_str!("load.js")).await?;
    Ok(serde_json::from_value(load)?)
}

/// Follows a link within the program; how many milliseconds after the click the heading of its
/// page was painted.
pub async fn click(browser: &Browser, selector: &str) -> WebDriverResult<f64> {
    // The driver runs a script that waits a second time when it changes the address meanwhile.
    let selector = vec![json!(selector)];
    let script = include_str!("click.js");
    browser.driver.execute(script, selector).await?;
    let time = answer(browser, "clinicClick.then(arguments[0])").await?;
    Ok(time.as_f64().expect("a time"))
}

async fn answer(browser: &Browser, script: &str) -> WebDriverResult<Value> {
    let answer = browser.driver.execute_async(script, vec![]).await?;
    Ok(answer.json().clone())
}
