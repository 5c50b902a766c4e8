//! Sites that forbid most things.

use super::*;
use crate::bundles::Bundle;

async fn keeps_to_the_policy(stage: Stage<'_>) -> WebDriverResult<()> {
    stage.visit("strict.html", ARTICLE).await?;
    stage.shows(1).await?;
    assert_eq!(stage.browser.text(TITLE).await?, MAIN_TITLE);
    let picture = format!("{ROOT}.querySelector('img').naturalWidth > 0");
    stage.browser.until(&picture).await?;
    let paper = format!("getComputedStyle({ROOT}.querySelector('.clinic-embed')).backgroundColor");
    assert_eq!(stage.browser.text(&paper).await?, "rgb(251, 248, 244)");
    assert_eq!(stage.browser.text("refused.join()").await?, "");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_keeps_to_a_strict_policy() {
    in_chromium(&[], keeps_to_the_policy).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_keeps_to_a_strict_policy_in_firefox() {
    in_firefox(keeps_to_the_policy).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_is_a_frame_where_wasm_is_forbidden() {
    in_chromium(&[FORBIDDEN], async |stage| {
        let dark = format!("{ARTICLE}&theme=dark");
        stage.visit("without-wasm.html", &dark).await?;
        stage.shows(1).await?;
        let frame = format!("{ROOT}.querySelector('iframe')");
        stage
            .browser
            .until(&format!("{frame}.offsetHeight > 2000"))
            .await?;
        let title = stage.browser.text(&format!("{frame}.title")).await?;
        assert_eq!(title, MAIN_TITLE);
        assert!(!stage.has_link().await?);
        let frame = stage
            .browser
            .driver
            .execute(format!("return {frame}"), vec![])
            .await?;
        frame.element()?.enter_frame().await?;
        let paper = "getComputedStyle(document.body).backgroundColor";
        assert_eq!(stage.browser.text(paper).await?, "rgb(20, 32, 31)");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_stays_a_link_where_frames_are_forbidden_too() {
    in_chromium(&[FORBIDDEN], async |stage| {
        stage.visit("without-frames.html", ARTICLE).await?;
        assert_eq!(stage.fails().await?, "csp");
        assert!(stage.has_link().await?);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_stays_a_link_where_fetching_is_forbidden() {
    in_chromium(&[FORBIDDEN], async |stage| {
        stage.visit("without-fetch.html", ARTICLE).await?;
        assert_eq!(stage.fails().await?, "csp");
        assert!(stage.has_link().await?);
        Ok(())
    })
    .await;
}

/// Copies a snippet with the version pinned.
async fn copy_pinned(stage: Stage<'_>, query: &str) -> WebDriverResult<String> {
    stage.copy(query).await?;
    stage
        .run("document.querySelector('[name=pin]').click()")
        .await?;
    stage
        .browser
        .until(&format!(
            "{MEASURED} && {}.includes('space=')",
            field("tag")
        ))
        .await?;
    stage.browser.text(&field("tag")).await
}

/// What was pinned runs on when the site has other colours, and has those that were pinned.
#[tokio::test(flavor = "multi_thread")]
async fn embed_shows_what_was_pinned() {
    let bundle = Bundle::good();
    let content = bundle.path("");
    let site = Site::publish("/", content.to_str().unwrap());
    with_articles(&site, &[], async |stage| {
        let query = "article=back-pain";
        let pinned = copy_pinned(stage, query).await?;
        bundle.replace("site.json", "#0b5f66", "#7a1f5c");
        site.deploy(&content);
        stage.forget().await;
        let other = stage.copy(query).await?;
        let accent = format!("getComputedStyle({ROOT}.querySelector('.clinic-embed'))");
        let accent = format!("{accent}.getPropertyValue('--clinic-accent')");
        for (snippet, colour) in [(pinned, "#0b5f66"), (other, "#7a1f5c")] {
            stage.host.paste(&snippet);
            let page = stage.host.url("plain.html");
            stage.browser.driver.goto(page).await?;
            stage.shows(1).await?;
            assert_eq!(stage.browser.text(&accent).await?.trim(), colour);
        }
        Ok(())
    })
    .await;
}

/// A letter is changed in each file in turn.
async fn runs_nothing_changed(stage: Stage<'_>) -> WebDriverResult<()> {
    let snippet = copy_pinned(stage, ARTICLE).await?;
    assert!(snippet.contains("integrity=\"sha256-") && snippet.contains("/embed/files/v1-"));
    stage.host.paste(&snippet);
    let script = script();
    for file in [".wasm", script.as_str(), ".css"] {
        stage.articles.behave();
        stage.articles.misbehave(file, Fault::Flipped);
        stage.forget().await;
        let page = stage.host.url(&format!("plain.html?{file}"));
        stage.browser.driver.goto(page).await?;
        assert_eq!(stage.fails().await?, "integrity", "{file}");
        assert!(stage.has_link().await?);
    }
    // A script that would run, and one in the place of the loader.
    stage.articles.behave();
    let other = "window.ran = true; export default async () => {}; export const show = () => {};";
    stage.articles.misbehave(&script, Fault::Script(other));
    stage.forget().await;
    let page = stage.host.url("plain.html?other");
    stage.browser.driver.goto(page).await?;
    assert_eq!(stage.fails().await?, "integrity");
    assert_eq!(stage.browser.value("'ran' in window").await?, false);
    stage.articles.behave();
    stage.articles.misbehave("files/v1-", Fault::Flipped);
    stage.forget().await;
    stage
        .browser
        .driver
        .goto(stage.host.url("plain.html?v1"))
        .await?;
    stage
        .browser
        .until("document.readyState === 'complete'")
        .await?;
    assert_eq!(
        stage
            .browser
            .value("!customElements.get('clinic-article')")
            .await?,
        true
    );
    stage.articles.behave();
    stage.forget().await;
    stage
        .browser
        .driver
        .goto(stage.host.url("plain.html?whole"))
        .await?;
    stage.shows(1).await
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_runs_nothing_that_was_changed() {
    in_chromium(&["integrity", "Failed to fetch"], runs_nothing_changed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_runs_nothing_that_was_changed_in_firefox() {
    in_firefox(runs_nothing_changed).await;
}
