use super::{
    browser::Browser,
    pool::browse,
    server::{Fault, Server},
    site::AT_ROOT,
};
use thirtyfour::prelude::*;

const ARTICLE: &str = "Does massage really ease lower back pain?";
const LINK: &str = ".clinic-card a[href$='/low-back-pain/']";
const FILE: &str = "/content/articles/low-back-pain.json";
const FAILED: &str = "This page can’t be shown right now";

/// The message stands in place with its cause, navigation works, and trying again helps.
async fn fails_with(fault: Fault, cause: &str, provoked: &[&str]) {
    let server = Server::start(&AT_ROOT).await;
    browse(provoked, |browser| async {
        let browser = browser;
        server.misbehave(FILE, fault);
        browser.open(&server.url("")).await?;
        browser.click(LINK).await?;
        says(&browser, cause).await?;
        assert_eq!(
            browser.text("location.href").await?,
            server.url("articles/low-back-pain/")
        );
        assert!(browser.driver.title().await?.starts_with(FAILED));
        browser
            .until("document.activeElement === document.querySelector('main h1')")
            .await?;
        browser.click(".clinic-header nav a").await?;
        browser.reads("All articles").await?;
        browser.driver.back().await?;
        says(&browser, cause).await?;
        server.behave();
        browser.click(".clinic-message button").await?;
        browser.reads(ARTICLE).await
    })
    .await;
}

async fn says(browser: &Browser, cause: &str) -> WebDriverResult<()> {
    browser.reads(FAILED).await?;
    let words = browser
        .driver
        .find(By::Css(".clinic-message p"))
        .await?
        .text()
        .await?;
    assert!(words.contains(cause), "{words}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_status() {
    fails_with(
        Fault::Status(500),
        "(500)",
        &["500 (Internal Server Error)"],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_answer() {
    fails_with(Fault::Truncated, "could not be read", &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn json_of_another_form() {
    fails_with(Fault::OtherJson, "could not be read", &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_html_with_status_200() {
    fails_with(Fault::Html, "could not be read", &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_at_all() {
    fails_with(Fault::Silence, "too long", &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_server() {
    let mut server = Server::start(&AT_ROOT).await;
    browse(&["ERR_CONNECTION_REFUSED"], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        server.vanish().await;
        browser.click(LINK).await?;
        says(&browser, "could not reach").await?;
        server.come_back().await;
        browser.click(".clinic-message button").await?;
        browser.reads(ARTICLE).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_article_is_not_found() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        let script = format!("const link = document.querySelector(\"{LINK}\"); link.href = '/articles/gone/'; link.click()");
        browser.driver.execute(script, vec![]).await?;
        browser.reads("We can’t find this page").await?;
        browser.click(".clinic-card a").await?;
        browser.until("document.querySelector('.clinic-article')").await
    })
    .await;
}

/// Where the console says that the program has stopped. A page that is being left tells no more
/// of it than the place.
const TRAP: &str = "_bg.wasm";

/// The program panics in the middle of its work: the reader is told, and the links go on
/// working without it.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_stops() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[TRAP], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        browser
            .driver
            .execute("window.sameDocument = true", vec![])
            .await?;
        browser.panic_at(LINK).await?;
        let words = browser
            .driver
            .find(By::Id("clinic-out-of-order"))
            .await?
            .text()
            .await?;
        assert!(words.contains("Something went wrong") && words.contains("Reload the page"));
        browser.click(".clinic-header nav a").await?;
        browser
            .until("!window.sameDocument && performance.getEntriesByName('clinic-started').length")
            .await?;
        browser.reads("All articles").await
    })
    .await;
}

/// Going back needs no program either.
#[tokio::test(flavor = "multi_thread")]
async fn going_back_after_a_panic() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[TRAP], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        browser.click(LINK).await?;
        browser.reads(ARTICLE).await?;
        browser.panic_at("[rel=author]").await?;
        browser.driver.execute("history.back()", vec![]).await?;
        browser.reads("All articles").await?;
        assert_eq!(browser.text("location.href").await?, server.url(""));
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_can_not_be_loaded() {
    let server = Server::start(&AT_ROOT).await;
    let provoked = &[
        "500 (Internal Server Error)",
        "Wasm",
        "wasm",
        "TypeError",
        "integrity",
        "preload",
    ];
    browse(provoked, |browser| async {
        let browser = browser;
        server.misbehave("_bg.wasm", Fault::Status(500));
        browser.driver.goto(server.url("")).await?;
        browser.click(LINK).await?;
        browser.reads(ARTICLE).await
    })
    .await;
}

/// Then nothing is kept for days without a network, and all else works.
#[tokio::test(flavor = "multi_thread")]
async fn a_script_for_reading_offline_that_can_not_be_loaded() {
    let server = Server::start(&AT_ROOT).await;
    let provoked = &["500 (Internal Server Error)", "TypeError", "preload"];
    browse(provoked, |browser| async {
        let browser = browser;
        server.misbehave("/offline-", Fault::Status(500));
        browser.open(&server.url("")).await?;
        browser.click(LINK).await?;
        browser.reads(ARTICLE).await?;
        // The program has shown it: the browser has loaded no page.
        assert_eq!(server.asked_for("/articles/low-back-pain/"), 0);
        Ok(())
    })
    .await;
}
