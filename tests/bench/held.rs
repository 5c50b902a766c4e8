use super::browser::Browser;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

/// What a page holds after everything that can be has been given back.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub heap: f64,
    pub program: f64,
    pub nodes: f64,
    pub listeners: f64,
}

impl Held {
    /// What the page holds that a browser shows. `memory.js` runs before the page.
    pub async fn by(browser: &Browser) -> WebDriverResult<Self> {
        let cdp = browser.driver.cdp();
        let ask = |command: &'static str| cdp.send_raw(command, json!({}));
        // What is given back may hold on to more that can be.
        for _ in 0..3 {
            ask("HeapProfiler.collectGarbage").await?;
        }
        let heap = ask("Runtime.getHeapUsage").await?;
        let counters = ask("Memory.getDOMCounters").await?;
        let program = browser.value("clinicMemory.buffer.byteLength").await?;
        let number = |value: &Value| value.as_f64().expect("a number");
        Ok(Self {
            heap: number(&heap["usedSize"]),
            program: number(&program),
            nodes: number(&counters["nodes"]),
            listeners: number(&counters["jsEventListeners"]),
        })
    }
}
