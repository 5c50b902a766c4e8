use super::{
    browser::{Browser, WITHOUT_WORKERS, capabilities, shell, start},
    driver::Driver,
    firefox,
};
use serde_json::json;
use std::{
    future::Future,
    pin::Pin,
    sync::{Mutex, PoisonError},
};
use thirtyfour::prelude::*;

/// What a test does in the browser that it is lent.
type Visit<'a> = Box<dyn FnOnce(Browser) -> Outcome<'a> + 'a>;
type Outcome<'a> = Pin<Box<dyn Future<Output = WebDriverResult<()>> + 'a>>;

/// Runs a test in a window that is new, of a browser that other tests have used or will. The test
/// names the console messages that it provokes; any other from warnings upward fails it.
///
/// Such a browser remembers nothing of what it is asked to visit: it keeps things by their origins,
/// and no two servers have the same port. What is set for a window ends with it. In the window
/// there are no workers, so the network is what the test says; what workers do is tested by
/// [`browse_kept`].
pub async fn browse<F, Fut>(provoked: &[&str], visit: F)
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<()>>,
{
    browse_kept(provoked, |browser| async move {
        browser.before_pages(WITHOUT_WORKERS).await?;
        visit(browser).await
    })
    .await;
}

/// Runs a test, as [`browse`] does, in a window that keeps what it is told to keep.
pub async fn browse_kept<F, Fut>(provoked: &[&str], visit: F)
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<()>>,
{
    let visit: Visit = Box::new(|browser| Box::pin(visit(browser)));
    SHELL.lend(provoked, visit).await;
}

/// Runs a test, as [`browse_kept`] does, in Chromium as people have it: it keeps pages that are left
/// as they are, and installs sites.
pub async fn browse_in_chromium<F, Fut>(provoked: &[&str], visit: F)
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<()>>,
{
    let visit: Visit = Box::new(|browser| Box::pin(visit(browser)));
    CHROMIUM.lend(provoked, visit).await;
}

/// Runs a test, as [`browse_kept`] does, in Firefox, which tells nothing of its console.
pub async fn browse_in_firefox<F, Fut>(visit: F)
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<()>>,
{
    let visit: Visit = Box::new(|browser| Box::pin(visit(browser)));
    FIREFOX.lend(&[], visit).await;
}

static SHELL: Pool = Pool::of(Engine::Shell);
static CHROMIUM: Pool = Pool::of(Engine::Chromium);
static FIREFOX: Pool = Pool::of(Engine::Firefox);

/// The browsers of an engine that wait for their next test: as many as there were tests at a time.
struct Pool {
    engine: Engine,
    idle: Mutex<Vec<Running>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Engine {
    Shell,
    Chromium,
    Firefox,
}

/// A browser that runs, with the window that it had from the start. What drives it goes first: of
/// a browser that is dropped, nothing is asked any more.
struct Running {
    _process: Driver,
    driver: WebDriver,
    home: WindowHandle,
}

impl Pool {
    const fn of(engine: Engine) -> Self {
        Self {
            engine,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Lends a browser for a test. One in which a test has failed, or that is not there any more, is
    /// lent to no other.
    async fn lend(&self, provoked: &[&str], visit: Visit<'_>) {
        let running = self.take().await;
        let browser = Browser {
            driver: running.driver.clone(),
        };
        visit(browser.clone()).await.unwrap();
        let messages = match self.engine {
            Engine::Shell | Engine::Chromium => browser.unexpected(provoked).await.unwrap(),
            Engine::Firefox => Vec::new(),
        };
        assert!(messages.is_empty(), "in the console: {messages:#?}");
        running.close_windows().await.unwrap();
        self.idle().push(running);
    }

    async fn take(&self) -> Running {
        loop {
            let idle = self.idle().pop();
            let is_new = idle.is_none();
            let running = match idle {
                Some(running) => running,
                None => self.start().await,
            };
            match self.open_window(&running).await {
                Ok(()) => return running,
                // It has died since its last test; another one is lent.
                Err(error) => assert!(!is_new, "a browser opens no window: {error}"),
            }
        }
    }

    async fn start(&self) -> Running {
        let (process, driver) = match self.engine {
            Engine::Shell => start(shell().unwrap()).await,
            Engine::Chromium => start(capabilities().unwrap()).await,
            Engine::Firefox => firefox::start().await,
        };
        let home = driver.window().await.unwrap();
        Running {
            _process: process,
            driver,
            home,
        }
    }

    /// Opens a window that is in front, as that of a browser is that has only one.
    async fn open_window(&self, Running { driver, .. }: &Running) -> WebDriverResult<()> {
        let window = driver.new_window().await?;
        driver.switch_to_window(window).await?;
        driver
            .update_timeouts(TimeoutConfiguration::default())
            .await?;
        if self.engine != Engine::Firefox {
            let tools = driver.cdp();
            tools.send_raw("Page.bringToFront", json!({})).await?;
            // What windows said when they were closed is no message of this test.
            driver.handle().browser_log().await?;
        }
        Ok(())
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Running>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Running {
    /// Closes all windows of the test.
    async fn close_windows(&self) -> WebDriverResult<()> {
        for window in self.driver.windows().await? {
            if window != self.home {
                self.driver.switch_to_window(window).await?;
                self.driver.close_window().await?;
            }
        }
        self.driver.switch_to_window(self.home.clone()).await
    }
}
