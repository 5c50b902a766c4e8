use super::{browser::browse, server::Server, site::AT_ROOT};
use serde_json::json;
use thirtyfour::prelude::*;

/// Nothing of the program is asked for before the page and its pictures are there.
#[tokio::test(flavor = "multi_thread")]
async fn the_program_comes_last() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        let last = "(() => {
            const loaded = performance.getEntriesByType('navigation')[0].loadEventStart;
            const program = performance.getEntriesByType('resource')
              .filter(({ name }) => /site-.*\\.(js|wasm)$/.test(name));
            return program.length === 2 && program.every(({ startTime }) => startTime >= loaded);
          })()";
        assert_eq!(browser.value(last).await?, true);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_saves_data_gets_the_program_with_the_first_sign_of_life() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        let saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";
        let script = json!({ "source": saves });
        browser
            .command("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        browser.driver.goto(server.url("")).await?;
        let idle = "const done = arguments[0];
            const twice = () => requestIdleCallback(() => requestIdleCallback(() => done()));
            document.readyState === 'complete' ? twice() : addEventListener('load', twice);";
        browser.driver.execute_async(idle, vec![]).await?;
        assert_eq!(server.asked_for("_bg.wasm"), 0);
        browser.press(Key::Tab).await?;
        browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await?;
        // Pointing at links fetches nothing either.
        let card = browser.driver.find(By::Css(".clinic-card a")).await?;
        browser
            .driver
            .action_chain()
            .move_to_element_center(&card)
            .perform()
            .await?;
        browser.click(".clinic-header nav a").await?;
        assert_eq!(server.asked_for("/content/articles/"), 0);
        Ok(())
    })
    .await;
}

/// A click before the program is there leads to its page, once.
#[tokio::test(flavor = "multi_thread")]
async fn an_early_click_is_neither_lost_nor_doubled() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        server.misbehave("_bg.wasm", super::server::Fault::Silence);
        browser.driver.goto(server.url("")).await?;
        let entries = browser.value("history.length").await?.as_u64();
        browser
            .click(".clinic-card a[href$='/low-back-pain/']")
            .await?;
        browser
            .reads("Does massage really ease lower back pain?")
            .await?;
        assert_eq!(server.asked_for("/articles/low-back-pain/"), 1);
        assert_eq!(
            browser.value("history.length").await?.as_u64(),
            entries.map(|n| n + 1)
        );
        Ok(())
    })
    .await;
}
