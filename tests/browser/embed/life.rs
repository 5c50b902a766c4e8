//! Whatever a page does with the element: there is one view while it is there, and none after.

use super::*;
use std::sync::Arc;
use tokio::sync::Notify;

const VIEWS: &str = "window.element.shadowRoot.querySelectorAll('.clinic-embed').length";

async fn lives_once(stage: Stage<'_>) -> WebDriverResult<()> {
    stage.visit("single-page.html", ARTICLE).await?;
    stage.shows(1).await?;
    stage
        .run("window.element = document.querySelector('[slug]')")
        .await?;

    // Moved, it stays what it was.
    stage
        .run("window.view = element.shadowRoot.querySelector('.clinic-embed'); two.append(element)")
        .await?;
    stage.browser.rests().await?;
    let same = "element.shadowRoot.querySelector('.clinic-embed') === window.view";
    assert_eq!(stage.browser.value(same).await?, true);

    // Removed, it is gone; put back, it is there again.
    stage.run("element.remove()").await?;
    stage.browser.until(&format!("{VIEWS} === 0")).await?;
    stage.run("one.append(element)").await?;
    stage.browser.until(&format!("{VIEWS} === 1")).await?;

    // In another document.
    stage
        .run("other.contentDocument.body.append(element)")
        .await?;
    stage.browser.until(&format!("{VIEWS} === 1")).await?;
    let styled = "other.contentWindow.getComputedStyle(
         element.shadowRoot.querySelector('.clinic-embed')).backgroundColor === 'rgb(251, 248, 244)'";
    stage.browser.until(styled).await?;
    stage.run("two.append(element)").await?;
    stage.browser.until(&format!("{VIEWS} === 1")).await?;

    // Another slug.
    stage
        .run("element.setAttribute('slug', 'deep-tissue-massage')")
        .await?;
    let title =
        "element.shadowRoot.querySelector('h1')?.textContent === 'Deep tissue massage explained'";
    stage.browser.until(title).await?;
    assert_eq!(stage.browser.value(VIEWS).await?, 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_lives_once() {
    in_chromium(&[], lives_once).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_lives_once_in_firefox() {
    in_firefox(lives_once).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_shows_the_last_slug() {
    in_chromium(&[], async |stage| {
        stage.host.paste(&stage.copy(AUTHOR).await?);
        let release = Arc::new(Notify::new());
        let held = Fault::Held(Arc::clone(&release));
        stage
            .articles
            .misbehave("articles/low-back-pain.json", held);
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        stage.shows(1).await?;
        let known = stage.articles.asked_for("articles/low-back-pain.json");
        let first = "window.element = document.createElement('clinic-article');
             element.setAttribute('slug', 'low-back-pain'); document.body.prepend(element)";
        stage.run(first).await?;
        stage
            .articles
            .hears_again("articles/low-back-pain.json", known)
            .await;
        stage
            .run("element.setAttribute('slug', 'deep-tissue-massage')")
            .await?;
        stage.shows(2).await?;
        release.notify_one();
        stage.articles.behave();
        // Who asks for the same later has it later.
        let other = "const other = document.createElement('clinic-article');
             other.setAttribute('slug', 'low-back-pain'); document.body.prepend(other)";
        stage.run(other).await?;
        stage.shows(3).await?;
        let title = "element.shadowRoot.querySelector('h1').textContent";
        assert_eq!(
            stage.browser.text(title).await?,
            "Deep tissue massage explained"
        );
        assert_eq!(stage.browser.value(VIEWS).await?, 1);
        Ok(())
    })
    .await;
}

/// Nodes that are alive after many lives, against after few.
#[tokio::test(flavor = "multi_thread")]
async fn embed_leaves_nothing_behind() {
    in_chromium(&[], async |stage| {
        stage.visit("single-page.html", ARTICLE).await?;
        stage.shows(1).await?;
        let lives = |number: usize| {
            format!(
                "const done = arguments[0];
                 const live = async (left) => {{
                   if (!left) return done();
                   const element = document.createElement('clinic-article');
                   element.setAttribute('slug', 'low-back-pain');
                   element.addEventListener('clinic-ready', () => {{
                     element.remove(); setTimeout(() => live(left - 1)); }});
                   one.prepend(element);
                 }};
                 live({number});"
            )
        };
        let mut nodes = Vec::new();
        for number in [5, 5, 20] {
            stage
                .browser
                .driver
                .execute_async(lives(number), vec![])
                .await?;
            stage.run("told.length = 0").await?;
            stage
                .browser
                .command("HeapProfiler.collectGarbage", serde_json::json!({}))
                .await?;
            let cdp = stage.browser.driver.cdp();
            let counted = cdp
                .send_raw("Memory.getDOMCounters", serde_json::json!({}))
                .await?;
            nodes.push(counted["nodes"].as_u64().unwrap());
        }
        // Not even one for each.
        assert!(nodes[2] < nodes[1] + 20, "{nodes:?}");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_is_there_when_the_reader_comes_back() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        stage
            .browser
            .driver
            .goto(stage.host.url("empty.html"))
            .await?;
        stage.browser.driver.back().await?;
        stage
            .browser
            .until(&format!("{TITLE} === '{MAIN_TITLE}'"))
            .await?;
        let views = format!("{ROOT}.querySelectorAll('.clinic-embed').length");
        assert_eq!(stage.browser.value(&views).await?, 1);
        let card = format!("{ROOT}.querySelector('.clinic-card a').click()");
        stage.run(&card).await?;
        stage
            .browser
            .until(&format!("{TITLE} !== '{MAIN_TITLE}'"))
            .await
    })
    .await;
}
