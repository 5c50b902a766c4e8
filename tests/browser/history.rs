use super::{
    browser::{Browser, WITHOUT_WORKERS},
    pool::browse_in_chromium,
    server::{Fault, Server},
    site::AT_ROOT,
};
use std::{future::Future, sync::Arc};
use thirtyfour::prelude::*;
use tokio::sync::Notify;

const ARTICLE: &str = "Does massage really ease lower back pain?";
const AUTHOR: &str = "Denise Leslie";
const HOME: &str = "All articles";

/// Goes back or forward without waiting for a document to load.
const BACK: &str = "history.back()";
const FORWARD: &str = "history.forward()";

/// Runs a test in a browser that keeps pages which are left, and has no workers.
async fn keeping_pages<F, Fut>(provoked: &[&str], visit: F)
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = WebDriverResult<()>>,
{
    browse_in_chromium(provoked, |browser| async {
        browser.before_pages(WITHOUT_WORKERS).await?;
        visit(browser).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn back_and_forward_restore_the_position_and_need_no_network() {
    let mut server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        all_pictures(&browser).await?;
        run("scrollTo(0, 1500)").await?;
        browser.until("scrollY === 1500").await?;
        run("document.querySelector('[rel=author]').click()").await?;
        browser.reads(AUTHOR).await?;
        all_pictures(&browser).await?;
        browser.until("scrollY === 0").await?;
        run("scrollTo(0, 200)").await?;
        browser.until("scrollY === 200").await?;
        run("document.querySelector('.clinic-header nav a').click()").await?;
        browser.reads(HOME).await?;
        all_pictures(&browser).await?;
        server.vanish().await;
        run(BACK).await?;
        browser.reads(AUTHOR).await?;
        browser.until("scrollY === 200").await?;
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        browser.until("scrollY === 1500").await?;
        run(FORWARD).await?;
        browser.reads(AUTHOR).await?;
        browser.until("scrollY === 200").await?;
        run(FORWARD).await?;
        browser.reads(HOME).await?;
        browser.until("scrollY === 0").await
    })
    .await;
}

/// Waits until the browser has all pictures of the page, those too that it would fetch later.
async fn all_pictures(browser: &Browser) -> WebDriverResult<()> {
    let fetch = "for (const image of document.images) image.loading = 'eager'";
    browser.driver.execute(fetch, vec![]).await?;
    browser
        .until("[...document.images].every(image => image.complete)")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn positions_outlive_a_reload() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        run("scrollTo(0, 1500)").await?;
        browser.until("scrollY === 1500").await?;
        run("document.querySelector('[rel=author]').click()").await?;
        browser.reads(AUTHOR).await?;
        run("scrollTo(0, 150)").await?;
        browser.until("scrollY === 150").await?;
        browser.driver.refresh().await?;
        browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await?;
        browser.until("scrollY === 150").await?;
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        browser.until("scrollY === 1500").await
    })
    .await;
}

/// Going forward and then following a link back to the first page must make a new entry.
#[tokio::test(flavor = "multi_thread")]
async fn the_address_always_says_what_is_shown() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        let home = server.url("");
        let article = server.url("articles/low-back-pain/");
        browser.open(&home).await?;
        run("document.querySelector('[href$=\"/low-back-pain/\"]').click()").await?;
        browser.reads(ARTICLE).await?;
        run(BACK).await?;
        browser.reads(HOME).await?;
        run(FORWARD).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(browser.text("location.href").await?, article);
        run("document.querySelector('.clinic-header nav a').click()").await?;
        browser.reads(HOME).await?;
        assert_eq!(browser.text("location.href").await?, home);
        let entries = browser.value("history.length").await?;
        // A link to where the reader is leads to the top and makes no entry.
        run("scrollTo(0, 300)").await?;
        browser.until("scrollY === 300").await?;
        run("document.querySelector('.clinic-header nav a').click()").await?;
        browser.until("scrollY === 0").await?;
        browser
            .until("document.activeElement === document.querySelector('main h1')")
            .await?;
        assert_eq!(browser.value("history.length").await?, entries);
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(browser.text("location.href").await?, article);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_within_a_page_move_position_focus_and_address() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        run("document.querySelector('.clinic-contents a').click()").await?;
        browser.until("location.hash && scrollY > 300").await?;
        let in_view =
            "Math.abs(document.querySelector(':target').getBoundingClientRect().top) < 120";
        browser.until(in_view).await?;
        let fragment = browser.text("location.hash").await?;
        run("document.querySelector('[rel=author]').click()").await?;
        browser.reads(AUTHOR).await?;
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(browser.text("location.hash").await?, fragment);
        browser.until("scrollY > 300").await?;
        run(BACK).await?;
        browser
            .until("location.hash === '' && scrollY === 0")
            .await?;
        // A citation leads to its source, and the source back to it.
        run("document.querySelector('.clinic-citation a').click()").await?;
        browser
            .until("document.querySelector(':target')?.id === 'clinic-source-1'")
            .await?;
        run("document.querySelector('#clinic-source-1 .clinic-back').click()").await?;
        browser
            .until("document.querySelector(':target')?.id === 'clinic-cited-1-1'")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_heading_of_another_page_goes_there() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async move {
        browser.open(&server.url("")).await?;
        let script =
            "const link = document.querySelector('.clinic-card a[href$=\"/low-back-pain/\"]');
                      link.href += '?from=test#what-guidelines-say'; link.click()";
        browser.driver.execute(script, vec![]).await?;
        browser.reads(ARTICLE).await?;
        browser
            .until("document.activeElement.id === 'what-guidelines-say'")
            .await?;
        browser
            .until("Math.abs(document.activeElement.getBoundingClientRect().top) < 120")
            .await?;
        let here = browser.text("location.search + location.hash").await?;
        assert_eq!(here, "?from=test#what-guidelines-say");
        Ok(())
    })
    .await;
}

/// While going back takes its time, a link is followed from there: it makes an entry of its own.
#[tokio::test(flavor = "multi_thread")]
async fn a_link_overtakes_a_slow_way_back() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async {
        let browser = browser;
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        run("document.querySelector('[rel=author]').click()").await?;
        browser.reads(AUTHOR).await?;
        browser.driver.refresh().await?;
        browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await?;
        let release = Arc::new(Notify::new());
        let file = "/content/articles/low-back-pain.json";
        server.misbehave(file, Fault::Held(Arc::clone(&release)));
        run(BACK).await?;
        server.hears(file).await;
        run("document.querySelector('.clinic-header nav a').click()").await?;
        browser.reads(HOME).await?;
        assert_eq!(browser.text("location.href").await?, server.url(""));
        release.notify_one();
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(
            browser.text("location.href").await?,
            server.url("articles/low-back-pain/")
        );
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn back_and_forward_at_once_change_nothing() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async {
        let browser = browser;
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("")).await?;
        run("document.querySelector('[href$=\"/low-back-pain/\"]').click()").await?;
        browser.reads(ARTICLE).await?;
        run("scrollTo(0, 1500)").await?;
        browser.until("scrollY === 1500").await?;
        run("window.twice = 0;
             addEventListener('popstate', () => { if (++window.twice === 1) history.forward(); });
             history.back();")
        .await?;
        browser.until("window.twice === 2").await?;
        browser.reads(ARTICLE).await?;
        browser.until("scrollY === 1500").await?;
        assert_eq!(
            browser.text("location.pathname").await?,
            "/articles/low-back-pain/"
        );
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn coming_back_over_two_entries_from_elsewhere_finds_the_position() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&["favicon.ico"], |browser| async {
        let browser = browser;
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("")).await?;
        run("scrollTo(0, 300)").await?;
        browser.until("scrollY === 300").await?;
        run("document.querySelector('[href$=\"/low-back-pain/\"]').click()").await?;
        browser.reads(ARTICLE).await?;
        // Another document of the same host, without the program.
        browser
            .driver
            .goto(server.url("content/index.json"))
            .await?;
        run("history.go(-2)").await?;
        browser.reads(HOME).await?;
        browser.until("scrollY === 300").await
    })
    .await;
}

/// Staying on the page, while another is on its way, calls the journey off.
#[tokio::test(flavor = "multi_thread")]
async fn a_link_within_the_page_calls_a_journey_off() {
    let server = Server::start(&AT_ROOT).await;
    keeping_pages(&[], |browser| async {
        let browser = browser;
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        let release = Arc::new(Notify::new());
        let file = "/content/authors/denise-leslie.json";
        server.misbehave(file, Fault::Held(Arc::clone(&release)));
        browser.open(&server.url("articles/low-back-pain/")).await?;
        run("document.querySelector('.clinic-contents a').focus()").await?;
        // In one go: before the outline would be shown.
        run("document.querySelector('[rel=author]').click();
             setTimeout(() => document.querySelector('.clinic-contents a').click())")
        .await?;
        browser
            .until("location.hash && document.querySelector(':target')")
            .await?;
        release.notify_one();
        browser.has_received("denise-leslie.json").await?;
        browser.rests().await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(
            browser.text("location.pathname").await?,
            "/articles/low-back-pain/"
        );
        Ok(())
    })
    .await;
}
