use super::*;
use crate::site::AT_ROOT;

const LINK: &str = ".clinic-card a[href$='/low-back-pain/']";
const HOME: &str = ".clinic-header nav a";

/// What is on the home page alone, once it is marked.
const IS_SAME: &str = "window.sameDocument === true";

async fn marks(browser: &Browser) -> WebDriverResult<()> {
    browser
        .run("window.sameDocument = true", vec![])
        .await
        .map(drop)
}

/// Follows links in the page: to an article, its author, and home.
async fn goes_round(browser: &Browser, moment: &str) -> WebDriverResult<()> {
    for (link, heading) in [
        (LINK, MAIN_TITLE),
        ("[rel=author]", "Denise Leslie"),
        (HOME, "All articles"),
    ] {
        browser.click(link).await?;
        browser.reads(heading).await?;
        assert_eq!(browser.value(IS_SAME).await?, true, "{moment}: {heading}");
    }
    Ok(())
}

/// From the first moment on, a link leads to its page in the same document: before the worker knows what
/// to save, while it saves the site, and when that is done.
#[tokio::test(flavor = "multi_thread")]
async fn clicks_of_a_first_visit_stay_in_the_page() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let browser = &device.browser;
        let (list, page) = (Arc::default(), Arc::default());
        server.misbehave("/offline.json", Fault::Held(Arc::clone(&list)));
        // Nobody but the worker asks for these.
        server.misbehave("/related/", Fault::Held(Arc::clone(&page)));
        browser.open(&server.url("")).await?;
        marks(browser).await?;
        browser.until("navigator.serviceWorker.controller").await?;
        server.hears("/offline.json").await;
        goes_round(browser, "before the list").await?;
        release(&list, server, "/offline.json");
        server.hears("/related/").await;
        browser
            .until("document.querySelector('progress:not([hidden])')")
            .await?;
        goes_round(browser, "while it is saved").await?;
        release(&page, server, "/related/");
        device.is_ready().await?;
        goes_round(browser, "when it is saved").await?;
        assert_eq!(device.version().await?, clinic.version());
        server.vanish().await;
        goes_round(browser, "without a network").await
    })
    .await;
}

fn release(held: &tokio::sync::Notify, server: &Server<'_>, path: &str) {
    server.misbehave(path, Fault::Lasting);
    held.notify_waiters();
    held.notify_one();
}

/// While the site is saved, a new version comes to the host: no page is put together from both.
#[tokio::test(flavor = "multi_thread")]
async fn version_that_comes_during_a_first_visit_is_not_mixed_in() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let browser = &device.browser;
        let page = Arc::default();
        server.misbehave("/related/", Fault::Held(Arc::clone(&page)));
        browser.open(&server.url("")).await?;
        marks(browser).await?;
        server.hears("/related/").await;
        deploys_another_edition(&clinic);
        browser.click(LINK).await?;
        browser.reads(MAIN_TITLE).await?;
        is_of_the_other_edition(browser).await?;
        release(&page, server, "/related/");
        Ok(())
    })
    .await;
}

fn deploys_another_edition(clinic: &Clinic) {
    clinic.edit("site.json", "Honest, easy", "News: honest, easy");
    clinic.deploy_news(OLD, NEW);
}

async fn is_of_the_other_edition(browser: &Browser) -> WebDriverResult<()> {
    let words = browser.text("document.body.innerText").await?;
    assert!(
        words.contains("News: honest") && words.contains(NEW),
        "{words}"
    );
    // Its frame could come with another document alone.
    assert_eq!(browser.value(IS_SAME).await?, false);
    Ok(())
}

/// Where nothing is saved: content goes into a document of its own edition, and a new article into any.
#[tokio::test(flavor = "multi_thread")]
async fn content_goes_into_a_document_of_its_edition() {
    let clinic = Clinic::new();
    let server = Server::start(&clinic.site).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        marks(&browser).await?;
        clinic.deploy_news(OLD, "Second: massage may bring relief");
        browser.click(LINK).await?;
        browser.reads(MAIN_TITLE).await?;
        assert_eq!(browser.value(IS_SAME).await?, true);
        let words = browser.text("document.body.innerText").await?;
        assert!(words.contains("Second: massage"), "{words}");
        browser.open(&server.url("")).await?;
        marks(&browser).await?;
        clinic.edit("site.json", "Honest, easy", "News: honest, easy");
        clinic.deploy_news("Second: massage may bring relief", NEW);
        browser.click(LINK).await?;
        browser.reads(MAIN_TITLE).await?;
        is_of_the_other_edition(&browser).await?;
        // And back again, with one that is on its way already.
        browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await?;
        clinic.edit("site.json", "News: honest, easy", "Honest, easy");
        clinic.deploy();
        browser.driver.back().await?;
        browser.reads("All articles").await?;
        let words = browser.text("document.body.innerText").await?;
        assert!(words.contains("Honest, easy"), "{words}");
        Ok(())
    })
    .await;
}

/// A list and an article that a network brings in turns from two places which differ.
#[tokio::test(flavor = "multi_thread")]
async fn content_says_of_which_edition_it_is() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        let editions = "const page = document.getElementById('clinic-data').dataset.edition;
            const content = await (await fetch('/content/articles/low-back-pain.json')).json();
            return [page, content.edition];";
        let editions = browser.run(editions, vec![]).await?;
        assert!(editions[0].as_str().is_some_and(|it| !it.is_empty()));
        assert_eq!(editions[0], editions[1]);
        Ok(())
    })
    .await;
}
