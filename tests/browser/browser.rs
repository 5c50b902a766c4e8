use super::driver::Driver;
use serde_json::{Value, json};
use std::{env, future::Future};
use thirtyfour::{BrowserLogEntry, ChromeCapabilities, LoggingPrefsLogLevel, prelude::*};

/// A browser in which nobody has been.
#[derive(Clone)]
pub struct Browser {
    pub driver: WebDriver,
}

/// Runs a visit in a browser of its own, of any kind, and closes it, whatever happens. The visit
/// names the console messages that it provokes; any other from warnings upward fails it. Gives back
/// what the visit does.
///
/// It has no workers, so the network is what the visit says.
pub async fn browse_alone<F, Fut, T>(
    capabilities: ChromeCapabilities,
    provoked: &[&str],
    visit: F,
) -> T
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<T>>,
{
    browse_kept_alone(capabilities, provoked, |browser| async move {
        browser.before_pages(WITHOUT_WORKERS).await?;
        visit(browser).await
    })
    .await
}

/// Runs a visit, as [`browse_alone`] does, in a browser that keeps what it is told to keep.
pub async fn browse_kept_alone<F, Fut, T>(
    capabilities: ChromeCapabilities,
    provoked: &[&str],
    visit: F,
) -> T
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<T>>,
{
    let (_process, driver) = start(capabilities).await;
    let (given, messages) = driver
        .run_and_quit(|driver| async move {
            let browser = Browser { driver };
            let given = visit(browser.clone()).await?;
            WebDriverResult::Ok((given, browser.unexpected(provoked).await?))
        })
        .await
        .unwrap();
    assert!(messages.is_empty(), "in the console: {messages:#?}");
    given
}

/// What takes its workers from a browser.
pub const WITHOUT_WORKERS: &str = "delete Navigator.prototype.serviceWorker";

/// Starts a browser, and what drives it.
pub async fn start(capabilities: ChromeCapabilities) -> (Driver, WebDriver) {
    let process = Driver::start(
        "chromedriver",
        &["--port=0"],
        "started successfully on port ",
    );
    let driver = WebDriver::new(process.address(), capabilities)
        .await
        .expect("chromedriver starts a browser");
    (process, driver)
}

/// What all tests want of their browser.
pub fn capabilities() -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--window-size=1280,900",
    ] {
        capabilities.add_arg(argument)?;
    }
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}

/// The same browser without tabs, menus and all else that is around its pages, where there is one:
/// it spends a quarter of the time on them.
pub fn shell() -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = capabilities()?;
    let paths = env::var_os("PATH").unwrap_or_default();
    let mut places = env::split_paths(&paths).map(|path| path.join("chromium-headless-shell"));
    if let Some(shell) = places.find(|place| place.is_file()) {
        capabilities.set_binary(&shell.to_string_lossy())?;
    }
    Ok(capabilities)
}

impl Browser {
    /// Opens an address and waits until the program has taken the page over.
    pub async fn open(&self, url: &str) -> WebDriverResult<()> {
        self.driver.goto(url).await?;
        self.until("performance.getEntriesByName('clinic-started').length")
            .await
    }

    /// Waits until a JavaScript expression is true.
    pub async fn until(&self, expression: &str) -> WebDriverResult<()> {
        let script = format!(
            "const done = arguments[0];
             (async function ask() {{
               let is = false;
               try {{ is = Boolean({expression}); }} catch {{}}
               is ? done() : setTimeout(ask, 20);
             }})();"
        );
        self.driver
            .execute_async(script, vec![])
            .await
            .map(drop)
            .inspect_err(|_| eprintln!("it never became true that {expression}"))
    }

    /// Waits until the page has received a file whose address ends like this.
    pub async fn has_received(&self, file: &str) -> WebDriverResult<()> {
        let file = json!(file);
        self.until(&format!(
            "performance.getEntriesByType('resource')
               .some(e => e.name.endsWith({file}) && e.responseEnd)"
        ))
        .await
    }

    /// Waits until the page has nothing left to do.
    pub async fn rests(&self) -> WebDriverResult<()> {
        let script = "const done = arguments[0];
             requestAnimationFrame(() => requestAnimationFrame(() =>
               requestIdleCallback(() => requestIdleCallback(() => done()))));";
        self.driver.execute_async(script, vec![]).await.map(drop)
    }

    /// Follows a link in a document that makes no more elements: the program panics.
    pub async fn panic_at(&self, link: &str) -> WebDriverResult<()> {
        let link = json!(link);
        let script = format!(
            "const refuse = () => {{ throw new Error('refused'); }};
             Document.prototype.createElement = refuse;
             Node.prototype.cloneNode = refuse;
             document.querySelector({link}).click();"
        );
        self.driver.execute(script, vec![]).await?;
        self.until("!document.getElementById('clinic-out-of-order').hidden")
            .await
    }

    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> WebDriverResult<Value> {
        let script = format!("return (async () => ({expression}))();");
        Ok(self.driver.execute(script, vec![]).await?.json().clone())
    }

    /// Runs a script that may wait; it has its arguments in `arguments`.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
        let script = format!("return (async () => {{ {script} }})();");
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// The text that a JavaScript expression gives.
    pub async fn text(&self, expression: &str) -> WebDriverResult<String> {
        let value = self.value(expression).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page has this title.
    pub async fn reads(&self, heading: &str) -> WebDriverResult<()> {
        let heading = json!(heading);
        self.until(&format!(
            "document.querySelector('main h1')?.textContent === {heading}"
        ))
        .await
    }

    pub async fn click(&self, selector: &str) -> WebDriverResult<()> {
        let element = self.driver.find(By::Css(selector.to_owned())).await?;
        element.scroll_into_view().await?;
        // While a browser takes the pictures between which it fades, all that is pointed at is the
        // root (CSS View Transitions 1, "rendering suppression").
        let place = json!(selector);
        self.until(&format!(
            "(() => {{
               const {{ x, y, width, height }} = document.querySelector({place}).getBoundingClientRect();
               const there = document.elementFromPoint(x + width / 2, y + height / 2);
               return there !== document.documentElement;
             }})()"
        ))
        .await?;
        element.click().await
    }

    /// Types into whatever has the focus.
    pub async fn press(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        self.driver.action_chain().send_keys(keys).perform().await
    }

    /// Makes the window so many CSS pixels wide.
    pub async fn resize(&self, width: u32) -> WebDriverResult<()> {
        let size = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        self.command("Emulation.setDeviceMetricsOverride", size)
            .await
    }

    /// Sets a media feature such as `prefers-color-scheme`, and the medium (`print`).
    pub async fn prefer(&self, feature: &str, value: &str, medium: &str) -> WebDriverResult<()> {
        let media = json!({"media": medium, "features": [{"name": feature, "value": value}]});
        self.command("Emulation.setEmulatedMedia", media).await
    }

    pub async fn without_scripts(&self) -> WebDriverResult<()> {
        let off = json!({"value": true});
        self.command("Emulation.setScriptExecutionDisabled", off)
            .await
    }

    /// Runs a script on every page that is opened from now on, before all that is the page's.
    pub async fn before_pages(&self, script: &str) -> WebDriverResult<()> {
        let script = json!({ "source": script });
        self.command("Page.addScriptToEvaluateOnNewDocument", script)
            .await
    }

    pub async fn command(&self, name: &str, parameters: Value) -> WebDriverResult<()> {
        self.driver.cdp().send_raw(name, parameters).await.map(drop)
    }

    /// What the console has said since it was asked last, from warnings upward, but for what was
    /// provoked.
    pub async fn unexpected(&self, provoked: &[&str]) -> WebDriverResult<Vec<BrowserLogEntry>> {
        let mut messages = self.driver.handle().browser_log().await?;
        messages.retain(|entry| {
            matches!(entry.level.as_str(), "WARNING" | "SEVERE")
                && !provoked.iter().any(|known| entry.message.contains(known))
        });
        Ok(messages)
    }
}
