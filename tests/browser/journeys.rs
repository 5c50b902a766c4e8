use super::{
    pool::browse,
    server::{Fault, Server},
    site::AT_ROOT,
};
use std::sync::Arc;
use thirtyfour::prelude::*;
use tokio::sync::Notify;

const ARTICLE: &str = "Does massage really ease lower back pain?";
const LINK: &str = ".clinic-card a[href$='/low-back-pain/']";
const FILE: &str = "/content/articles/low-back-pain.json";

#[tokio::test(flavor = "multi_thread")]
async fn content_is_fetched_once_and_kept() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        assert_eq!(
            server.asked_for("/content/index.json"),
            0,
            "the page carries it"
        );
        for _ in 0..2 {
            browser.click(LINK).await?;
            browser.reads(ARTICLE).await?;
            browser.click(".clinic-header nav a").await?;
            browser.reads("All articles").await?;
        }
        assert_eq!(server.asked_for(FILE), 1);
        assert_eq!(server.asked_for("/content/index.json"), 0);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pointing_at_a_link_or_tabbing_to_it_warms_it_up() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        let link = browser.driver.find(By::Css(LINK)).await?;
        link.scroll_into_view().await?;
        browser
            .driver
            .action_chain()
            .move_to_element_center(&link)
            .perform()
            .await?;
        browser.has_received(FILE).await?;
        browser
            .driver
            .execute(
                "document.querySelector('[href$=\"/deep-tissue-massage/\"]').focus()",
                vec![],
            )
            .await?;
        browser.has_received("/deep-tissue-massage.json").await?;
        link.click().await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(server.asked_for(FILE), 1);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_page_has_the_focus_and_is_announced() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        assert_eq!(
            browser.text("document.activeElement.tagName").await?,
            "BODY"
        );
        browser.click(LINK).await?;
        browser.reads(ARTICLE).await?;
        browser
            .until("document.activeElement === document.querySelector('main h1')")
            .await?;
        let said = browser
            .text("document.querySelector('[role=status]').textContent")
            .await?;
        assert_eq!(said, ARTICLE);
        let description = "document.querySelector('meta[name=description]').content";
        assert!(
            browser
                .text(description)
                .await?
                .starts_with("Massage may bring")
        );
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_page_shows_its_outline_and_then_itself() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        let release = Arc::new(Notify::new());
        server.misbehave(FILE, Fault::Held(Arc::clone(&release)));
        browser.open(&server.url("")).await?;
        browser.click(LINK).await?;
        browser
            .until("document.querySelector('.clinic-skeleton')")
            .await?;
        assert_eq!(
            browser.text("location.href").await?,
            server.url("articles/low-back-pain/")
        );
        // The wait is told in words, and the focus waits in the right place.
        let said = "document.querySelector('[role=status]').textContent";
        assert_eq!(browser.text(said).await?, "Loading…");
        assert!(browser.driver.title().await?.starts_with("Loading…"));
        assert_eq!(
            browser.text("document.activeElement.tagName").await?,
            "MAIN"
        );
        release.notify_one();
        browser.reads(ARTICLE).await?;
        browser
            .until("!document.querySelector('.clinic-skeleton')")
            .await
    })
    .await;
}

/// A page at hand never flashes an outline, and one that comes at once does not either.
#[tokio::test(flavor = "multi_thread")]
async fn a_quick_page_shows_no_outline() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        let watch = "window.outlines = 0;
            new MutationObserver(() => {
              if (document.querySelector('.clinic-skeleton')) window.outlines += 1;
            }).observe(document.querySelector('main'), { childList: true });";
        browser.driver.execute(watch, vec![]).await?;
        // Pointing at the link first brings the content, however busy the machine is.
        let link = browser.driver.find(By::Css(LINK)).await?;
        link.scroll_into_view().await?;
        browser
            .driver
            .action_chain()
            .move_to_element_center(&link)
            .perform()
            .await?;
        browser.has_received("low-back-pain.json").await?;
        link.click().await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(browser.value("window.outlines").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_of_several_clicks_decides() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        let release = Arc::new(Notify::new());
        server.misbehave(FILE, Fault::Held(Arc::clone(&release)));
        browser.open(&server.url("authors/denise-leslie/")).await?;
        browser.click(LINK).await?;
        server.hears(FILE).await;
        // The header is there whether or not the outline is shown by now.
        browser.click(".clinic-header nav a").await?;
        browser.reads("All articles").await?;
        release.notify_one();
        browser.has_received("low-back-pain.json").await?;
        browser.rests().await?;
        browser.reads("All articles").await?;
        assert_eq!(browser.text("location.pathname").await?, "/");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_is_enough() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        browser.press(Key::Tab).await?;
        browser
            .until("document.activeElement.className === 'clinic-skip'")
            .await?;
        browser
            .until("document.activeElement.getBoundingClientRect().top >= 0")
            .await?;
        browser.press(Key::Enter).await?;
        browser.until("location.hash === '#clinic-content'").await?;
        browser.press(Key::Tab).await?;
        browser
            .until("document.activeElement.closest('.clinic-card')")
            .await?;
        let first = browser.text("document.activeElement.textContent").await?;
        browser.press(Key::Enter).await?;
        browser.reads(&first).await?;
        // From the title on, the next stop is in the article, not at the top of the page.
        browser.press(Key::Tab).await?;
        browser
            .until("document.activeElement.rel === 'author'")
            .await?;
        browser.press(Key::Enter).await?;
        browser.reads("Denise Leslie").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn motion_moves_only_who_welcomes_it() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        let count = "window.transitions = 0;
            const start = document.startViewTransition.bind(document);
            document.startViewTransition = (change) => { window.transitions += 1; return start(change); };";
        for (wish, transitions) in [("no-preference", 1), ("reduce", 0)] {
            browser.prefer("prefers-reduced-motion", wish, "screen").await?;
            browser.open(&server.url("")).await?;
            browser.driver.execute(count, vec![]).await?;
            browser.click(LINK).await?;
            browser.reads(ARTICLE).await?;
            // Who has waited sees the page at once.
            assert_eq!(browser.value("window.transitions").await?, 0, "{wish}");
            browser.click(".clinic-header nav a").await?;
            browser.reads("All articles").await?;
            assert_eq!(browser.value("window.transitions").await?, transitions, "{wish}");
        }
        Ok(())
    })
    .await;
}
