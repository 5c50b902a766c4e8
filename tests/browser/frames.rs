//! Pages of the site in frames of other sites.

use super::{
    accessibility::violations,
    browser::Browser,
    host::Host,
    pool::browse,
    server::Server,
    site::{AT_ROOT, BELOW, Site},
};
use serde_json::json;
use thirtyfour::prelude::*;

const ARTICLE: &str = "Does massage really ease lower back pain?";
const PAPER: &str = "getComputedStyle(document.body).backgroundColor";
const LIGHT: &str = "rgb(251, 248, 244)";
const DARK: &str = "rgb(20, 32, 31)";

/// What axe-core says of a page without a main part.
const NO_MAIN: &str = "landmark-one-main: html Fix all of the following:\n  \
                       Document does not have a main landmark";

/// The last height that the frame has told.
const TOLD: &str = "told.findLast(({ message }) => message === 'height')?.value";

impl Browser {
    /// The value of an expression in the only frame, or in the first.
    async fn within(&self, expression: &str) -> WebDriverResult<serde_json::Value> {
        self.driver.enter_frame(0).await?;
        let value = self.value(expression).await?;
        self.driver.enter_default_frame().await?;
        Ok(value)
    }
}

async fn article_reads(browser: &Browser) -> WebDriverResult<()> {
    assert_eq!(
        browser
            .within("document.querySelector('h1').textContent")
            .await?,
        ARTICLE
    );
    let picture = "document.images[0].complete && document.images[0].naturalWidth > 0";
    assert_eq!(browser.within(picture).await?, true);
    assert_eq!(browser.within(PAPER).await?, LIGHT);
    Ok(())
}

/// The host hears how high the page is, and again when that changes.
async fn in_a_sandbox(site: &'static Site) {
    let server = Server::start(site).await;
    let host = Host::start(&server).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.driver.goto(host.url("sandboxed.html")).await?;
        browser.until(&format!("{TOLD} > 400")).await?;
        article_reads(&browser).await?;
        assert_eq!(browser.within("self.origin").await?, "null");
        let height = "Math.ceil(document.documentElement.getBoundingClientRect().height)";
        let told = browser.value(TOLD).await?;
        assert_eq!(browser.within(height).await?, told);
        let narrow = format!("document.querySelector('iframe').width = 300; window.wide = {told};");
        browser.driver.execute(narrow, vec![]).await?;
        browser.until(&format!("{TOLD} > window.wide")).await?;
        let known = browser.value(
            "told.every(({ secret, value }) => secret === undefined && Number.isInteger(value))",
        );
        assert_eq!(known.await?, true);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_reads_in_a_sandbox() {
    in_a_sandbox(&AT_ROOT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_reads_in_a_sandbox_below() {
    in_a_sandbox(&BELOW).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_reads_without_scripts() {
    let server = Server::start(&AT_ROOT).await;
    let host = Host::start(&server).await;
    browse(&["Blocked script execution"], |browser| async {
        let browser = browser;
        browser.driver.goto(host.url("scriptless.html")).await?;
        article_reads(&browser).await
    })
    .await;
}

/// On hosts that send no headers, too.
#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_reads_without_headers() {
    let server = Server::start(&AT_ROOT).await;
    server.send_no_headers();
    let host = Host::start(&server).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.driver.goto(host.url("sandboxed.html")).await?;
        browser.until(&format!("{TOLD} > 400")).await?;
        article_reads(&browser).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_author_reads_in_a_page_that_isolates_itself() {
    let server = Server::start(&AT_ROOT).await;
    let host = Host::start(&server).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.driver.goto(host.url("isolated.html")).await?;
        assert_eq!(browser.value("crossOriginIsolated").await?, true);
        browser.until(&format!("{TOLD} > 100")).await?;
        let picture = "document.images[0].complete && document.images[0].naturalWidth > 0";
        assert_eq!(browser.within(picture).await?, true);
        let known = browser.driver.windows().await?;
        browser.driver.enter_frame(0).await?;
        browser.click(".clinic-embed-source a").await?;
        let windows = browser.driver.windows().await?;
        let opened = windows.into_iter().find(|it| !known.contains(it)).unwrap();
        browser.driver.switch_to_window(opened).await?;
        let home = json!(server.url(""));
        browser.until(&format!("location.href === {home}")).await?;
        browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await
    })
    .await;
}

/// What the host says goes before what the device prefers.
#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_has_the_theme_it_is_told() {
    let server = Server::start(&AT_ROOT).await;
    let host = Host::start(&server).await;
    browse(&["favicon.ico"], |browser| async {
        let browser = browser;
        for (prefers, hash, paper) in [
            ("light", "", LIGHT),
            ("dark", "", DARK),
            ("light", "#theme=dark", DARK),
            ("dark", "#theme=light", LIGHT),
            ("light", "#?secret=a1B2c3D4e5&theme=dark", DARK),
            ("light", "#theme=blue", LIGHT),
        ] {
            let prefer = browser.prefer("prefers-color-scheme", prefers, "screen");
            prefer.await?;
            let frame = format!("embed/article/low-back-pain/{hash}");
            browser.driver.goto("about:blank").await?;
            browser.driver.goto(server.url(&frame)).await?;
            browser.until("document.readyState === 'complete'").await?;
            assert_eq!(browser.text(PAPER).await?, paper, "{hash} for {prefers}");
        }
        // On paper, all are alike.
        browser
            .prefer("prefers-color-scheme", "light", "print")
            .await?;
        let dark = "location.hash = '#theme=dark'";
        browser.driver.execute(dark, vec![]).await?;
        browser
            .until("document.documentElement.dataset.theme === 'dark'")
            .await?;
        assert_eq!(browser.text(PAPER).await?, "rgb(255, 255, 255)");
        browser
            .prefer("prefers-color-scheme", "light", "screen")
            .await?;
        browser.until(&format!("{PAPER} === '{DARK}'")).await?;

        browser.driver.goto(host.url("sandboxed.html")).await?;
        browser.until(&format!("{TOLD} > 400")).await?;
        assert_eq!(browser.within(PAPER).await?, LIGHT);
        let told = "document.querySelector('iframe').src += '#theme=dark'";
        browser.driver.execute(told, vec![]).await?;
        browser.driver.enter_frame(0).await?;
        browser.until(&format!("{PAPER} === '{DARK}'")).await
    })
    .await;
}

/// Pastes the address of an article into a blog, and waits until that has given the frame the
/// height that it allows at most.
async fn in_a_blog(browser: &Browser, server: &Server<'_>, host: &Host) -> WebDriverResult<()> {
    let article = server.url("articles/low-back-pain/");
    browser.driver.goto(article).await?;
    let link =
        "document.head.querySelector('link[rel=alternate][type=\"application/json+oembed\"]')";
    let told = browser.text(&format!("{link}.href")).await?;
    // Here, the articles are at another address than they will be.
    let path = told.find("embed/").map(|at| &told[at..]);
    host.paste(path.unwrap_or_default());
    browser.driver.goto(host.url("wordpress.html")).await?;
    browser
        .until("document.querySelector('iframe[data-secret]').height === '1000'")
        .await
}

/// The height that a blog would allow, and the article instead of the link to it.
#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_tells_wordpress_its_height() {
    let server = Server::start(&AT_ROOT).await;
    let host = Host::start(&server).await;
    browse(&[], |browser| async {
        let browser = browser;
        in_a_blog(&browser, &server, &host).await?;
        let quote = "document.querySelector('blockquote').style.display";
        assert_eq!(browser.text(quote).await?, "none");
        let secrets = "heard.length && heard.every(it => it.secret === secret)";
        assert_eq!(browser.value(secrets).await?, true);
        Ok(())
    })
    .await;
}

/// Only the page around the frame is answered, and only when it knows the secret.
#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_answers_nobody_else() {
    let server = Server::start(&AT_ROOT).await;
    let host = Host::start(&server).await;
    browse(&[], |browser| async {
        let browser = browser;
        in_a_blog(&browser, &server, &host).await?;
        browser.rests().await?;
        // What stands in the other frame asks in its own name.
        let ask = "heard.length = 0;
            const article = document.querySelector('iframe[data-secret]').contentWindow;
            const other = document.getElementById('other').contentWindow;
            const script = other.document.createElement('script');
            script.textContent = `window.ask = (to, secret) =>
              to.postMessage({ message: 'ready', secret }, '*');`;
            other.document.head.append(script);
            for (let times = 0; times < 3; times += 1) other.ask(article, secret);
            const ready = (secret) => article.postMessage({ message: 'ready', secret }, '*');
            for (const wrong of ['wrong', '', undefined, null, {}]) ready(wrong);
            for (const wrong of [null, 'ready', 7]) article.postMessage(wrong, '*');
            article.postMessage({ message: 'height', secret }, '*');
            ready(secret);";
        browser.driver.execute(ask, vec![]).await?;
        browser.until("heard.length > 0").await?;
        browser.rests().await?;
        assert_eq!(browser.value("heard.length").await?, 1);
        Ok(())
    })
    .await;
}

/// What a frame tells, it tells nobody but the page that has asked: here, a page of the same
/// site, which can see to whom.
#[tokio::test(flavor = "multi_thread")]
async fn embedded_article_names_whom_it_tells() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["favicon.ico"], |browser| async {
        let browser = browser;
        browser.driver.goto(server.url("robots.txt")).await?;
        let listen = "window.named = [];
            window.postMessage = (message, origin) => { named.push(origin); };
            const frame = document.createElement('iframe');
            frame.src = '/embed/author/denise-leslie/';
            frame.onload = () => { window.isLoaded = true; };
            document.body.append(frame);";
        browser.driver.execute(listen, vec![]).await?;
        browser.until("isLoaded && named.length").await?;
        browser.rests().await?;
        let all = "[...new Set(named)].join()";
        assert_eq!(browser.text(all).await?, "*");
        let ask = "named.length = 0; frames[0].postMessage({ message: 'ready' }, '*')";
        browser.driver.execute(ask, vec![]).await?;
        browser.until("named.length").await?;
        assert_eq!(browser.value(&format!("{all} === origin")).await?, true);
        Ok(())
    })
    .await;
}

/// A blog takes the reader to the page that a link leads to; links within stay within.
#[tokio::test(flavor = "multi_thread")]
async fn embedded_links_are_followed_by_wordpress() {
    let server = Server::start(&AT_ROOT).await;
    let host = Host::start(&server).await;
    browse(&[], |browser| async {
        let browser = browser;
        in_a_blog(&browser, &server, &host).await?;
        let frame = browser.driver.find(By::Css("iframe[data-secret]")).await?;
        frame.clone().enter_frame().await?;
        browser.click("a[href^='#'][target=_self]").await?;
        browser.until("document.querySelector(':target')").await?;
        browser.driver.enter_default_frame().await?;
        let links = "heard.filter(({ message }) => message === 'link').length";
        assert_eq!(browser.value(links).await?, 0);
        frame.enter_frame().await?;
        // A blog leads nowhere else: that is the browser's to do, which may not in this frame.
        let note = "addEventListener('click', (event) => {
             window.isTaken = event.defaultPrevented;
             event.preventDefault();
           }, { once: true })";
        browser.driver.execute(note, vec![]).await?;
        browser.click("a[rel~=external]").await?;
        assert_eq!(browser.value("isTaken").await?, false);
        browser.click(".clinic-embed-source a").await?;
        browser.driver.enter_default_frame().await?;
        let home = json!(server.url(""));
        browser.until(&format!("location.href === {home}")).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_embedded_pages() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["favicon.ico"], |browser| async {
        let browser = browser;
        for path in [
            "embed/article/low-back-pain/",
            "embed/related/low-back-pain/",
            "embed/author/denise-leslie/",
        ] {
            browser.driver.goto(server.url(path)).await?;
            let found = violations(&browser).await?;
            // The page around the frame has a main part; these are pages of their own only here.
            let found = found.replace(NO_MAIN, "");
            assert_eq!(found.trim(), "", "{path}");
        }
        Ok(())
    })
    .await;
}
