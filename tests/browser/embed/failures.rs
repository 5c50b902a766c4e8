//! When the articles can't be had: the link stays, and the page is told why.

use super::*;

/// The files that an embed needs, besides its loader.
const FILES: [&str; 5] = [
    "content/articles/low-back-pain.json",
    "content/site.json",
    ".css",
    ".wasm",
    "files/embed-",
];

async fn fails_with(fault: Fault, cause: &str) {
    let provoked = &[
        "Failed to load resource",
        "CORS",
        "MIME",
        "preload",
        "integrity",
    ];
    in_chromium(provoked, async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        for file in FILES {
            stage.articles.behave();
            stage.articles.misbehave(file, fault.clone());
            stage.forget().await;
            let page = stage.host.url(&format!("plain.html?{file}"));
            stage.browser.driver.goto(page).await?;
            assert_eq!(stage.fails().await?, cause, "{file}");
            assert!(stage.has_link().await?, "{file}");
            let soon = "told.find(({ name }) => name === 'error').at < 5000";
            assert_eq!(stage.browser.value(soon).await?, true, "{file}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_a_file_that_is_not_there() {
    fails_with(Fault::Status(404), "not-found").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_an_unknown_slug() {
    in_chromium(&["404 (Not Found)"], async |stage| {
        let snippet = stage.copy(ARTICLE).await?;
        stage
            .host
            .paste(&snippet.replace("slug=\"low-back-pain\"", "slug=\"no-such-article\""));
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        assert_eq!(stage.fails().await?, "not-found");
        assert!(stage.has_link().await?);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_an_error_of_the_server() {
    fails_with(Fault::Status(500), "network").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_silence() {
    fails_with(Fault::Silence, "network").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_a_missing_leave() {
    fails_with(Fault::WithoutCors, "cors").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_a_page_instead_of_a_file() {
    fails_with(Fault::Html, "mime").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_a_server_that_is_gone() {
    let mut articles = Server::start(&AT_ROOT).await;
    let host = Host::start(&articles).await;
    browse(&["ERR_CONNECTION_REFUSED"], |browser| async {
        let browser = browser;
        let stage = Stage {
            browser: &browser,
            articles: &articles,
            host: &host,
        };
        stage.visit("far.html", ARTICLE).await?;
        browser
            .until("customElements.get('clinic-article')")
            .await?;
        stage.forget().await;
        articles.vanish().await;
        browser.driver.execute("scrollTo(0, 9000)", vec![]).await?;
        let stage = Stage {
            browser: &browser,
            articles: &articles,
            host: &host,
        };
        assert_eq!(stage.fails().await?, "network");
        assert!(stage.has_link().await?);
        Ok(())
    })
    .await;
}
