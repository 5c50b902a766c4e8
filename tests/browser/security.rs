use super::{
    browser::Browser,
    hostile_bundle,
    pool::browse,
    server::{Fault, Server},
    site::{AT_ROOT, BELOW, Site},
};
use serde_json::json;
use std::sync::LazyLock;
use thirtyfour::prelude::*;

const ARTICLE: &str = "Does massage really ease lower back pain?";
const LINK: &str = ".clinic-card a[href$='/low-back-pain/']";
const FILE: &str = "/content/articles/low-back-pain.json";

/// Keeps what any policy forbids, from before the page begins, over all pages of a tab.
pub async fn watch(browser: &Browser) -> WebDriverResult<()> {
    let source = "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
         const seen = sessionStorage.violations ?? '';
         sessionStorage.violations = `${seen}${violatedDirective}: ${blockedURI} ${sample}\\n`;
       });";
    browser.before_pages(source).await
}

/// Nothing was forbidden so far, and nothing was asked for elsewhere.
pub async fn finds_nothing(browser: &Browser, context: &str) -> WebDriverResult<()> {
    browser.rests().await?;
    let violations = browser.text("sessionStorage.violations ?? ''").await?;
    assert_eq!(violations, "", "{context}");
    let elsewhere = browser
        .value(
            "performance.getEntriesByType('resource').map(e => e.name)
               .filter(name => new URL(name).origin !== location.origin)",
        )
        .await?;
    assert_eq!(elsewhere, json!([]), "{context}");
    Ok(())
}

/// Every kind of page, what a reader does there, and what can go wrong.
async fn keeps_to_its_policy(site: &'static Site, headers: bool) {
    let server = Server::start(site).await;
    if !headers {
        server.send_no_headers();
    }
    let provoked = &[
        "404 (Not Found)",
        "500 (Internal Server Error)",
        "unreachable",
    ];
    browse(provoked, |browser| async {
        let browser = browser;
        watch(&browser).await?;
        for path in site.pages() {
            browser.open(&server.url(path)).await?;
            finds_nothing(&browser, path).await?;
            let applied = browser
                .value("getComputedStyle(document.querySelector('.clinic-header')).display")
                .await?;
            assert_eq!(applied, "flex", "{path}: its styles apply");
        }
        browser.open(&server.url("")).await?;
        browser.click(LINK).await?;
        browser.reads(ARTICLE).await?;
        browser.click("[rel=author]").await?;
        browser.reads("Denise Leslie").await?;
        browser.driver.back().await?;
        browser.reads(ARTICLE).await?;
        finds_nothing(&browser, "journeys").await?;
        browser.open(&server.url("")).await?;
        let release = std::sync::Arc::default();
        server.misbehave(FILE, Fault::Held(std::sync::Arc::clone(&release)));
        browser.click(LINK).await?;
        browser
            .until("document.querySelector('.clinic-skeleton')")
            .await?;
        finds_nothing(&browser, "outline").await?;
        server.misbehave(FILE, Fault::Status(500));
        release.notify_one();
        browser.open(&server.url("")).await?;
        browser.click(LINK).await?;
        browser
            .until("document.querySelector('.clinic-message')")
            .await?;
        finds_nothing(&browser, "failure").await?;
        server.behave();
        browser.open(&server.url("")).await?;
        browser.panic_at(LINK).await?;
        finds_nothing(&browser, "panic").await
    })
    .await;
}

/// The bundle whose every text ends with everything that is hostile.
static HOSTILE: LazyLock<Site> = LazyLock::new(|| {
    let all = hostile_bundle::VECTORS.join(" ");
    let bundle = hostile_bundle::bundle(&hostile_bundle::places(), |_| all.clone());
    Site::publish("/", bundle.path("").to_str().unwrap())
});

/// Every page of a bundle whose every text is hostile: nothing of it runs, nothing is even
/// tried, and the program shows the same.
#[tokio::test(flavor = "multi_thread")]
async fn hostile_text_does_nothing() {
    let server = Server::start(&HOSTILE).await;
    server.send_no_headers();
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        watch(&browser).await?;
        let alert = "window.alert = () => { sessionStorage.violations = 'alert'; }";
        browser.before_pages(alert).await?;
        for path in [
            "",
            "articles/back-pain/",
            "articles/back-pain/related/",
            "articles/stretching/",
            "authors/ada-example/",
            "nothing/",
        ] {
            browser.open(&server.url(path)).await?;
            finds_nothing(&browser, path).await?;
            let finished = browser
                .text("document.querySelector('main').textContent")
                .await?;
            assert!(finished.contains("<script>alert(1)</script>"), "{path}");
            // Away and back: then the program has built the page.
            browser.click(".clinic-brand").await?;
            browser
                .until("document.querySelector('.clinic-cards-lead')")
                .await?;
            if path.is_empty() {
                continue;
            }
            browser.driver.back().await?;
            browser
                .until("!document.querySelector('.clinic-cards-lead')")
                .await?;
            finds_nothing(&browser, path).await?;
            let built = browser
                .text("document.querySelector('main').textContent")
                .await?;
            assert_eq!(built, finished, "{path}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_forbidden_with_headers() {
    keeps_to_its_policy(&AT_ROOT, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_forbidden_without_headers() {
    keeps_to_its_policy(&BELOW, false).await;
}

/// What the policy is for: markup in a page that is not the site's own, and what stops it.
const INTRUDERS: [(&str, &str); 10] = [
    ("script-src-elem", "<script>window.intruded = true</script>"),
    (
        "script-src-elem",
        "<script type=module>window.intruded = true</script>",
    ),
    (
        "script-src-elem",
        "<script src=http://elsewhere.invalid/a.js></script>",
    ),
    (
        "script-src-attr",
        "<img src=data:, alt=a onerror='window.intruded = true'>",
    ),
    ("style-src-elem", "<style>body { display: none }</style>"),
    ("style-src-attr", "<p style='color: red'>a</p>"),
    ("img-src", "<img src=http://elsewhere.invalid/a.png alt=a>"),
    (
        "frame-src",
        "<iframe src=http://elsewhere.invalid/></iframe>",
    ),
    (
        "object-src",
        "<object data=http://elsewhere.invalid/a></object>",
    ),
    ("base-uri", "<base href=http://elsewhere.invalid/>"),
];

/// The same for what a script of the site's own might be made to do.
const MISTAKES: [(&str, &str); 5] = [
    (
        "connect-src",
        "fetch('http://elsewhere.invalid/').catch(() => {})",
    ),
    (
        "require-trusted-types-for",
        "document.body.innerHTML = '<p onclick=intrude()>'",
    ),
    (
        "require-trusted-types-for",
        "document.createElement('script').src = '/a.js'",
    ),
    ("trusted-types", "trustedTypes.createPolicy('any', {})"),
    // Later, for what the driver itself evaluates may do so.
    (
        "require-trusted-types-for",
        "setTimeout(() => { window.intruded = new Function('return true')(); })",
    ),
];

async fn stops_intruders(headers: bool) {
    let server = Server::start(&AT_ROOT).await;
    if !headers {
        server.send_no_headers();
    }
    let provoked = &[
        "violates",
        "requires 'Trusted",
        "not on the allow-list",
        "CSP",
        "EvalError",
    ];
    browse(provoked, |browser| async {
        let browser = browser;
        watch(&browser).await?;
        let mut wrong = Vec::new();
        for (directive, markup) in INTRUDERS {
            server.misbehave("/related/", Fault::Injected(markup));
            browser
                .open(&server.url("articles/low-back-pain/related/"))
                .await?;
            wrong.extend(not_stopped(&browser, directive, markup).await?);
        }
        for (directive, mistake) in MISTAKES {
            browser.open(&server.url("")).await?;
            let script = format!("try {{ {mistake} }} catch {{}}");
            browser.driver.execute(script, vec![]).await?;
            wrong.extend(not_stopped(&browser, directive, mistake).await?);
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        Ok(())
    })
    .await;
}

/// What is wrong when an intruder is not stopped by this directive.
async fn not_stopped(
    browser: &Browser,
    directive: &str,
    intruder: &str,
) -> WebDriverResult<Option<String>> {
    browser.rests().await?;
    let violations = browser.text("sessionStorage.violations ?? ''").await?;
    let ran = browser.value("window.intruded !== undefined").await?;
    let script = "sessionStorage.clear()";
    browser.driver.execute(script, vec![]).await?;
    let stopped = violations.contains(&format!("{directive}: ")) && ran == false;
    Ok((!stopped).then(|| format!("{directive} for {intruder}: {violations}")))
}

#[tokio::test(flavor = "multi_thread")]
async fn intruders_are_stopped_with_headers() {
    stops_intruders(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn intruders_are_stopped_without_headers() {
    stops_intruders(false).await;
}

/// No page can be shown within another: that takes a header.
#[tokio::test(flavor = "multi_thread")]
async fn no_page_is_framed() {
    let server = Server::start(&AT_ROOT).await;
    let (host, page) = (server.url("content/index.json"), server.url(""));
    browse(
        &["frame-ancestors", "favicon.ico", "Framing"],
        |browser| async {
            let browser = browser;
            browser.driver.goto(host).await?;
            let script = format!(
                "const frame = document.createElement('iframe');
             frame.onload = () => {{ window.framed = true; }};
             frame.src = '{page}';
             document.body.append(frame);"
            );
            browser.driver.execute(script, vec![]).await?;
            browser.until("window.framed").await?;
            // What the browser shows instead is of no origin that may be looked into.
            let inside = browser.value("frames[0].document === undefined").await;
            assert!(inside.is_err(), "{inside:?}");
            Ok(())
        },
    )
    .await;
}
