use super::{
    browser::Browser,
    pool::browse,
    server::{Fault, Server},
    site::AT_ROOT,
};
use std::sync::Arc;
use thirtyfour::error::WebDriverResult;
use tokio::sync::Notify;

const HOME: &str = "All articles";
const ARTICLE: &str = "Does massage really ease lower back pain?";
const AUTHOR: &str = "Denise Leslie";
const NOT_FOUND: &str = "We can’t find this page";

/// The address of each canonical link.
const CANONICAL: &str =
    "[...document.querySelectorAll('link[rel=canonical]')].map(link => link.href).join(' ')";

/// What else of a page's own a document has, that sharing and reading tools would believe.
const OTHERS: &str = "document.querySelectorAll('[property], [name^=twitter], [name=robots], \
     link[rel=prev], link[rel=next], [type*=oembed], [type=\"application/ld+json\"]').length";

async fn tells(browser: &Browser, canonical: &str, others: bool) -> WebDriverResult<()> {
    assert_eq!(browser.text(CANONICAL).await?, canonical);
    let count = browser.value(OTHERS).await?;
    assert_eq!(count.as_u64() > Some(0), others, "{count}");
    // What holds for the whole site stays.
    let feeds = "document.querySelectorAll('head link[rel=alternate]:not([data-page])').length";
    assert_eq!(browser.value(feeds).await?, 2);
    Ok(())
}

/// Of a document, some readers of link previews read so many bytes.
const READ: usize = 1 << 15;

#[test]
fn link_previews_are_where_everybody_reads() {
    for page in AT_ROOT.pages() {
        let folder = AT_ROOT.dist().join(page);
        let Ok(document) = std::fs::read_to_string(folder.join("index.html")) else {
            assert_eq!(page, "nothing/");
            continue;
        };
        let head = document.find("</head>").unwrap_or(usize::MAX);
        assert!(head < READ, "the head of {page} ends at {head}");
    }
}

/// What the document says of a page is about the page that is shown.
#[tokio::test(flavor = "multi_thread")]
async fn a_journey_leaves_nothing_of_the_page_before() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async move {
        let article = "https://articles.example/articles/low-back-pain/";
        let author = "https://articles.example/authors/denise-leslie/";
        let home = "https://articles.example/";
        browser.open(&server.url("articles/low-back-pain/")).await?;
        tells(&browser, article, true).await?;
        browser.click("[rel=author]").await?;
        browser.reads(AUTHOR).await?;
        tells(&browser, author, false).await?;
        browser.click(".clinic-header nav a").await?;
        browser.reads(HOME).await?;
        tells(&browser, home, false).await?;
        let script = |script: &'static str| browser.driver.execute(script, vec![]);
        script("history.go(-2)").await?;
        browser.reads(ARTICLE).await?;
        tells(&browser, article, false).await?;
        // An address that nothing has is none to be shared.
        script(
            "const link = document.querySelector('.clinic-header nav a');
             link.href = '/nothing/'; link.click(); link.href = '/';",
        )
        .await?;
        browser.reads(NOT_FOUND).await?;
        tells(&browser, "", false).await?;
        browser.click(".clinic-header nav a").await?;
        browser.reads(HOME).await?;
        tells(&browser, home, false).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_not_found_page_leads_to_pages_with_addresses() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["404 (Not Found)"], |browser| async move {
        browser.open(&server.url("nothing/")).await?;
        tells(&browser, "", true).await?;
        browser.click(".clinic-header nav a").await?;
        browser.reads(HOME).await?;
        tells(&browser, "https://articles.example/", false).await
    })
    .await;
}

/// While a page is on its way, and when it can't come, the document is that of no page.
#[tokio::test(flavor = "multi_thread")]
async fn an_outline_and_a_failure_have_no_address() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["500 (Internal Server Error)"], |browser| async {
        let browser = browser;
        let release = Arc::new(Notify::new());
        let file = "/content/authors/denise-leslie.json";
        server.misbehave(file, Fault::Held(Arc::clone(&release)));
        browser.open(&server.url("articles/low-back-pain/")).await?;
        browser.click("[rel=author]").await?;
        browser
            .until("document.querySelector('.clinic-skeleton')")
            .await?;
        tells(&browser, "", false).await?;
        release.notify_one();
        browser.reads(AUTHOR).await?;
        tells(
            &browser,
            "https://articles.example/authors/denise-leslie/",
            false,
        )
        .await?;
        let file = "/content/index.json";
        server.misbehave(file, Fault::Status(500));
        browser.click(".clinic-header nav a").await?;
        browser.reads("This page can’t be shown right now").await?;
        tells(&browser, "", false).await
    })
    .await;
}
