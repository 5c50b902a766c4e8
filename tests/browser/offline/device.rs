use super::{Browser, Server};
use serde_json::json;
use std::time::Duration;
use thirtyfour::prelude::*;

/// A browser that keeps the site, and notes what its pages are told of it.
pub struct Device {
    pub browser: Browser,
}

/// Notes in every page what it is told, for as long as the page is there.
const NOTE: &str = "window.told = [];
    document.addEventListener('clinic-kept', ({ detail: { kept } }) => kept && told.push(kept));";

impl Device {
    pub async fn new(browser: Browser) -> WebDriverResult<Self> {
        let device = Self { browser };
        device.note().await?;
        Ok(device)
    }

    /// Begins to note, in a window that is new.
    pub async fn note(&self) -> WebDriverResult<()> {
        self.browser.before_pages(NOTE).await
    }

    /// Opens a page and waits until it is said to be ready.
    pub async fn save(&self, url: &str) -> WebDriverResult<()> {
        self.browser.driver.goto(url).await?;
        self.is_ready().await
    }

    /// Waits until what is shown is said to be ready.
    pub async fn is_ready(&self) -> WebDriverResult<()> {
        self.browser
            .until("/^Remove/.test(document.querySelector('#clinic-saved button')?.textContent)")
            .await
    }

    /// Has the worker look for a newer version, and waits until the page that is open has been told what
    /// came of it.
    pub async fn looks_for_news(&self) -> WebDriverResult<()> {
        let look = "const { active } = await navigator.serviceWorker.ready;
            const { port1, port2 } = new MessageChannel();
            const done = new Promise((yes) => (port1.onmessage = yes));
            active.postMessage({ duty: 'check' }, [port2]);
            await done;
            const base = new URL(document.getElementById('clinic-data').dataset.base, location);
            const path = location.href.slice(base.href.length).replace(/[?#].*/, '');
            told.length = 0;
            const detail = { duty: 'describe', path };
            document.dispatchEvent(new CustomEvent('clinic-keep', { detail }));";
        self.has_looked().await?;
        self.browser.run(look, vec![]).await?;
        self.browser.until("told.length").await
    }

    /// Waits until the worker has looked for a newer version.
    pub async fn has_looked(&self) -> WebDriverResult<()> {
        // The page is told once when it begins, and once more when that is done.
        self.browser
            .until("performance.getEntriesByName('clinic-checked').length")
            .await
    }

    /// Waits until this is said of what is shown.
    pub async fn says(&self, words: &str) -> WebDriverResult<()> {
        let words = json!(words);
        let line = "document.getElementById('clinic-saved').textContent";
        self.browser
            .until(&format!("{line}.includes({words})"))
            .await
    }

    /// The version that the page is of.
    pub async fn version(&self) -> WebDriverResult<String> {
        self.browser
            .text("document.querySelector('meta[name=clinic-version]')?.content")
            .await
    }

    /// What the page was told last, by name.
    pub async fn told(&self, name: &str) -> WebDriverResult<serde_json::Value> {
        self.browser.value(&format!("told.at(-1)?.{name}")).await
    }

    /// The text of the page.
    pub async fn words(&self) -> WebDriverResult<String> {
        self.browser.text("document.body.innerText").await
    }

    pub async fn heading(&self) -> WebDriverResult<String> {
        self.browser
            .text("document.querySelector('h1')?.textContent")
            .await
    }

    /// Loads a page without a network and says what its title is.
    pub async fn reads(&self, server: &Server<'_>, path: &str) -> WebDriverResult<String> {
        self.browser.driver.goto(server.url(path)).await?;
        self.heading().await
    }

    /// From now on a page that waits for the server is an error: the worker itself would wait for
    /// ten seconds and more.
    pub async fn is_impatient(&self) -> WebDriverResult<()> {
        let patience = TimeoutConfiguration::new(None, Some(Duration::from_secs(5)), None);
        self.browser.driver.update_timeouts(patience).await
    }

    /// Waits until no worker is running, as when the browser saves memory.
    pub async fn stop_workers(&self) -> WebDriverResult<()> {
        self.browser
            .command("ServiceWorker.enable", json!({}))
            .await?;
        self.browser
            .command("ServiceWorker.stopAllWorkers", json!({}))
            .await
    }
}
