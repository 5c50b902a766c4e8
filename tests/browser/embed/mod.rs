//! What other sites show with a tag, on two origins. Each test copies its snippet from the page
//! on which it is put together.

mod access;
mod failures;
mod guest;
mod leaks;
mod life;
mod navigation;
mod place;
mod policy;
mod showing;
mod snippet;
mod styles;

use super::{
    accessibility::violations,
    browser::Browser,
    host::Host,
    pool::{browse, browse_in_chromium, browse_in_firefox},
    server::{Fault, Server},
    site::{AT_ROOT, Site},
};
use thirtyfour::prelude::*;

const ARTICLE: &str = "article=low-back-pain";
const RELATED: &str = "kind=related&article=low-back-pain";
const AUTHOR: &str = "kind=author&author=denise-leslie";

/// What stands in the shadow root of the first embed.
const ROOT: &str = "document.querySelector('[slug]').shadowRoot";

/// The title that it shows.
const TITLE: &str = "document.querySelector('[slug]').shadowRoot.querySelector('h1')?.textContent";

const MAIN_TITLE: &str = "Does massage really ease lower back pain?";

/// The articles' site, another site, and a browser.
#[derive(Clone, Copy)]
struct Stage<'a> {
    browser: &'a Browser,
    articles: &'a Server<'a>,
    host: &'a Host,
}

impl Stage<'_> {
    /// Copies a snippet, by what is asked of the page on which it is put together.
    async fn copy(&self, query: &str) -> WebDriverResult<String> {
        let page = self.articles.url(&format!("embed/?{query}"));
        self.browser.driver.goto(page).await?;
        self.browser.until(MEASURED).await?;
        let policy = self.browser.text(&field("policy")).await?;
        self.host.allow(&policy);
        self.browser.text(&field("tag")).await
    }

    /// Copies another form of the snippet.
    async fn copy_as(&self, form: &str, query: &str) -> WebDriverResult<String> {
        self.copy(query).await?;
        self.browser.text(&field(form)).await
    }

    /// Opens a page of the other site that has a snippet in it.
    async fn visit(&self, page: &str, query: &str) -> WebDriverResult<()> {
        self.host.paste(&self.copy(query).await?);
        self.browser.driver.goto(self.host.url(page)).await
    }

    /// Waits until so many embeds have been shown.
    async fn shows(&self, embeds: usize) -> WebDriverResult<()> {
        let ready = "told.filter(({ name }) => name === 'ready').length";
        self.browser.until(&format!("{ready} >= {embeds}")).await
    }

    /// Waits for the cause of a failure.
    async fn fails(&self) -> WebDriverResult<String> {
        let failure = "told.find(({ name }) => name === 'error')";
        self.browser.until(failure).await?;
        self.browser.text(&format!("{failure}.cause")).await
    }

    /// The same; it is told within five seconds.
    async fn fails_soon(&self) -> WebDriverResult<String> {
        let cause = self.fails().await?;
        let soon = "told.find(({ name }) => name === 'error').at - defined < 5000";
        assert_eq!(self.browser.value(soon).await?, true);
        Ok(cause)
    }

    /// Whether the reader sees the link that stands in the tag.
    async fn has_link(&self) -> WebDriverResult<bool> {
        let seen = "(({ width, height }) => width > 0 && height > 0)
             (document.querySelector('[slug] > a').getBoundingClientRect())";
        Ok(self.browser.value(seen).await? == true)
    }

    async fn has_no_errors(&self) -> WebDriverResult<()> {
        let errors = self.browser.text("window.errors?.join()").await?;
        assert_eq!(errors, "");
        Ok(())
    }

    /// Makes the browser fetch everything anew. Firefox keeps nothing in these tests.
    async fn forget(&self) {
        let clear = self
            .browser
            .command("Network.clearBrowserCache", serde_json::json!({}));
        drop(clear.await);
    }

    /// Makes the browser fetch everything whenever it is asked for.
    async fn keep_no_files(&self) -> WebDriverResult<()> {
        let nothing = serde_json::json!({});
        self.browser.command("Network.enable", nothing).await?;
        let disabled = serde_json::json!({"cacheDisabled": true});
        let command = "Network.setCacheDisabled";
        self.browser.command(command, disabled).await
    }

    async fn run(&self, script: &str) -> WebDriverResult<()> {
        self.browser.driver.execute(script, vec![]).await.map(drop)
    }
}

/// What the console says of what a page forbids.
const FORBIDDEN: &str = "Content Security Policy";

const MEASURED: &str = "document.querySelector('.clinic-snippet').dataset.measured";

/// What a field of the page says on which a snippet is put together.
fn field(name: &str) -> String {
    format!("document.querySelector('[name={name}]').value")
}

/// What the script of the embed is called; only its ending tells it from the files beside it.
fn script() -> String {
    let files = std::fs::read_dir(AT_ROOT.dist().join("embed/files")).unwrap();
    let mut names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let script = names.find(|name| {
        let (stem, ending) = name.split_once('.').unwrap();
        stem.starts_with("embed-") && ending == "js"
    });
    script.expect("the embed has a script")
}

/// Runs a test; it names the console messages that it provokes.
async fn in_chromium<F>(provoked: &[&str], test: F)
where
    F: AsyncFnOnce(Stage<'_>) -> WebDriverResult<()>,
{
    with_articles(&AT_ROOT, provoked, test).await;
}

/// Runs a test with the articles of a site.
async fn with_articles<F>(site: &Site, provoked: &[&str], test: F)
where
    F: AsyncFnOnce(Stage<'_>) -> WebDriverResult<()>,
{
    let articles = Server::start(site).await;
    let host = Host::start(&articles).await;
    browse(provoked, |browser| {
        on_stage(browser, &articles, &host, test)
    })
    .await;
}

/// Runs a test in a browser that keeps pages which are left.
async fn keeping_pages<F>(test: F)
where
    F: AsyncFnOnce(Stage<'_>) -> WebDriverResult<()>,
{
    let articles = Server::start(&AT_ROOT).await;
    let host = Host::start(&articles).await;
    browse_in_chromium(&[], |browser| on_stage(browser, &articles, &host, test)).await;
}

/// Runs a test in Firefox.
async fn in_firefox<F>(test: F)
where
    F: AsyncFnOnce(Stage<'_>) -> WebDriverResult<()>,
{
    let articles = Server::start(&AT_ROOT).await;
    let host = Host::start(&articles).await;
    browse_in_firefox(|browser| on_stage(browser, &articles, &host, test)).await;
}

/// Runs a test; its last page must have seen no errors.
async fn on_stage<F>(
    browser: Browser,
    articles: &Server<'_>,
    host: &Host,
    test: F,
) -> WebDriverResult<()>
where
    F: AsyncFnOnce(Stage<'_>) -> WebDriverResult<()>,
{
    let stage = Stage {
        browser: &browser,
        articles,
        host,
    };
    test(stage).await?;
    stage.has_no_errors().await
}
