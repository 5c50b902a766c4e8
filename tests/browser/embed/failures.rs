//! When the articles can't be had: the link stays, and the page is told why.

use super::*;
use std::sync::Arc;
use tokio::sync::Notify;

/// The files that an embed needs, besides its loader.
const FILES: [&str; 5] = [
    "content/articles/low-back-pain.json",
    "content/site.json",
    ".css",
    ".wasm",
    "files/embed-",
];

/// What the console says of a file that doesn't come.
const PROVOKED: &[&str] = &[
    "Failed to load resource",
    "CORS",
    "MIME",
    "preload",
    "Fetch API cannot load",
    "integrity",
];

async fn fails_with(fault: Fault, cause: &str) {
    in_chromium(PROVOKED, async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        for file in FILES {
            stage.articles.behave();
            stage.articles.misbehave(file, fault.clone());
            stage.forget().await;
            let page = stage.host.url(&format!("plain.html?{file}"));
            stage.browser.driver.goto(page).await?;
            assert_eq!(stage.fails_soon().await?, cause, "{file}");
            assert!(stage.has_link().await?, "{file}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_a_file_that_is_not_there() {
    fails_with(Fault::Status(404), "not-found").await;
}

/// Words beside the link stay on its line, as they are without a script.
#[tokio::test(flavor = "multi_thread")]
async fn embed_leaves_the_words_around_its_link() {
    const LINES: &str = "(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector('clinic-article'));
        const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
        return new Set(tops).size;
      })()";
    in_chromium(PROVOKED, async |stage| {
        let snippet = stage.copy(ARTICLE).await?;
        let (before, after) = snippet.split_once("<a ").unwrap();
        let after = after.replacen("</a>", "</a> first.", 1);
        stage.host.paste(&format!("{before}Read <a {after}"));
        stage.articles.misbehave(FILES[0], Fault::Status(404));
        let page = stage.host.url("plain.html");
        stage.browser.driver.goto(page).await?;
        stage.fails_soon().await?;
        assert_eq!(stage.browser.value(LINES).await?, 1);
        Ok(())
    })
    .await;
}

/// With its own program, and in a frame.
#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_an_unknown_slug() {
    in_chromium(&["Failed to load resource", FORBIDDEN], async |stage| {
        let snippet = stage.copy(ARTICLE).await?;
        stage
            .host
            .paste(&snippet.replace("slug=\"low-back-pain\"", "slug=\"no-such-article\""));
        for page in ["plain.html", "without-wasm.html"] {
            stage.browser.driver.goto(stage.host.url(page)).await?;
            assert_eq!(stage.fails_soon().await?, "not-found", "{page}");
            assert!(stage.has_link().await?);
        }
        Ok(())
    })
    .await;
}

/// The page has no embed then, and nothing that needs one.
#[tokio::test(flavor = "multi_thread")]
async fn embed_without_its_loader_is_a_link() {
    in_chromium(&["404 (Not Found)"], async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        stage.forget().await;
        stage.articles.misbehave("embed/v1.js", Fault::Status(404));
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        stage
            .browser
            .until("document.readyState === 'complete'")
            .await?;
        assert!(stage.has_link().await?);
        let defined = "Boolean(customElements.get('clinic-article'))";
        assert_eq!(stage.browser.value(defined).await?, false);
        Ok(())
    })
    .await;
}

/// What was broken once is asked for again.
#[tokio::test(flavor = "multi_thread")]
async fn embed_recovers() {
    in_chromium(PROVOKED, async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        for (at, file) in FILES.into_iter().enumerate() {
            stage.articles.misbehave(file, Fault::Status(500));
            stage.forget().await;
            let page = stage.host.url(&format!("plain.html?{at}"));
            stage.browser.driver.goto(page).await?;
            assert_eq!(stage.fails().await?, "network", "{file}");
            stage.articles.behave();
            let again = "const embed = document.querySelector('[slug]'); embed.remove();
                 document.querySelector('main').prepend(embed)";
            stage.run(again).await?;
            stage.shows(1).await?;
            assert_eq!(stage.browser.text(TITLE).await?, MAIN_TITLE);
        }
        Ok(())
    })
    .await;
}

/// The link is the page's own: it looks like it, and leads where it says, whatever the embed does.
#[tokio::test(flavor = "multi_thread")]
async fn embed_leaves_the_link_to_the_page() {
    in_chromium(&["Failed to load resource"], async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        let link = "document.querySelector('[slug] > a')";
        let looks = |link: &str| {
            format!(
                "(style => [style.fontFamily, style.fontSize, style.fontStyle, style.color])
                 (getComputedStyle({link})).join()"
            )
        };
        for fault in [Fault::Silence, Fault::Status(500)] {
            stage.articles.behave();
            stage.articles.misbehave("content/articles/", fault.clone());
            stage.forget().await;
            stage
                .browser
                .driver
                .goto(stage.host.url("plain.html"))
                .await?;
            let style = "document.body.style.font = 'italic 21px fantasy'";
            stage.run(style).await?;
            let known = stage.articles.asked_for("content/articles/");
            if matches!(fault, Fault::Silence) {
                let asks = "customElements.get('clinic-article')";
                stage.browser.until(asks).await?;
                stage.browser.rests().await?;
            } else {
                assert_eq!(stage.fails().await?, "network");
            }
            let other = looks("document.querySelector('#after a')");
            let page = stage.browser.text(&other).await?;
            assert!(page.contains("fantasy,21px,italic"), "{page}");
            assert_eq!(stage.browser.text(&looks(link)).await?, page);
            // Whoever prevents a click keeps the reader, and the embed does nothing, either.
            let prevent = "addEventListener('click', event => {
                 window.isFree = !event.defaultPrevented; event.preventDefault(); }, { once: true })";
            stage.run(prevent).await?;
            stage.browser.click("[slug] > a").await?;
            assert_eq!(stage.browser.value("isFree").await?, true);
            stage.browser.rests().await?;
            let told = "told.filter(({ name }) => name === 'ready' || name === 'navigate').length
                 + told.filter(({ name }) => name === 'error').length <= 1";
            assert_eq!(stage.browser.value(told).await?, true);
            assert!(stage.articles.asked_for("content/articles/") <= known + 1);
            let target = stage.browser.text(&format!("{link}.href")).await?;
            stage.browser.click("[slug] > a").await?;
            let target = serde_json::json!(target);
            stage
                .browser
                .until(&format!("location.href === {target}"))
                .await?;
        }
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
async fn embed_tells_of_half_an_answer() {
    for fault in [Fault::Cut, Fault::Stalled] {
        fails_with(fault, "network").await;
    }
}

/// The page has waited for three seconds, which is not yet too long.
const LATE: &str = "defined && performance.now() - defined > 3000";

/// What is late and wrong is told within five seconds, too, though it is asked for again.
#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_of_what_is_late_and_wrong() {
    in_chromium(PROVOKED, async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        let script = script();
        for file in ["content/articles/", ".css", ".wasm", &script] {
            for fault in [Fault::WithoutCors, Fault::Cut] {
                let release = Arc::new(Notify::new());
                let late = Fault::Late(Arc::clone(&release), Box::new(fault));
                stage.articles.behave();
                stage.articles.misbehave(file, late);
                stage.forget().await;
                let known = stage.articles.asked_for(file);
                let page = stage.host.url("plain.html");
                stage.browser.driver.goto(page).await?;
                stage.articles.hears_again(file, known).await;
                stage.browser.until(LATE).await?;
                release.notify_one();
                assert_eq!(stage.fails_soon().await?, "network", "{file}");
            }
        }
        Ok(())
    })
    .await;
}

/// What is late and right is shown.
#[tokio::test(flavor = "multi_thread")]
async fn embed_waits_for_what_is_late() {
    in_chromium(&[], async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        let script = script();
        let files = [
            "content/articles/",
            "content/site",
            ".css",
            ".wasm",
            &script,
        ];
        let releases = files.map(|file| {
            let release = Arc::new(Notify::new());
            let held = Fault::Held(Arc::clone(&release));
            stage.articles.misbehave(file, held);
            release
        });
        stage.forget().await;
        let page = stage.host.url("plain.html");
        stage.browser.driver.goto(page).await?;
        stage.browser.until(LATE).await?;
        for release in releases {
            release.notify_one();
        }
        stage.shows(1).await
    })
    .await;
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
