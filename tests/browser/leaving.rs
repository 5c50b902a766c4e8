use super::{
    browser::Browser,
    pool::browse,
    server::{Fault, Server},
    site::AT_ROOT,
};
use serde_json::json;
use std::{fs, sync::Arc};
use thirtyfour::prelude::*;

const ARTICLE: &str = "Does massage really ease lower back pain?";
const LINK: &str = ".clinic-card a[href$='/low-back-pain/']";

/// A clock that stands until it is told to go on.
const CLOCK: &str =
    "let time = 1; performance.now = () => time; window.pass = (more) => time += more;";

/// Follows a link to an address that gives no document, and does something when the browser has set
/// out. The driver waits for a page that is on its way, so the page does it all by itself.
async fn sets_out(
    browser: &Browser,
    server: &Server<'_>,
    path: &str,
    then: &str,
) -> WebDriverResult<()> {
    let (leave, act) = (Arc::default(), Arc::default());
    server.misbehave("/leave", Fault::Held(Arc::clone(&leave)));
    server.misbehave("/act", Fault::Held(Arc::clone(&act)));
    browser.open(&server.url("")).await?;
    let follow = format!(
        "window.sameDocument = true;
         const [path, article, title] = arguments;
         const tell = () => document.querySelector('main h1').textContent === title
           ? fetch('/shown') : requestAnimationFrame(tell);
         const link = document.createElement('a');
         Object.assign(link, {{ href: path, rel: 'external' }});
         document.body.append(link);
         fetch('/act').then(() => {{ {then}; tell(); }});
         fetch('/leave').then(() => link.click());"
    );
    server.forget();
    let arguments = [path, LINK, ARTICLE].map(|it| json!(it));
    browser.run(&follow, arguments.to_vec()).await?;
    leave.notify_one();
    server.hears(path).await;
    act.notify_one();
    server.hears("/shown").await;
    browser.reads(ARTICLE).await?;
    let same = browser.value("window.sameDocument").await?;
    assert_eq!(same, true, "{path}");
    browser.run("history.back()", vec![]).await?;
    browser.reads("All articles").await
}

/// A hand-out that the browser saves, and an answer that is none.
#[tokio::test(flavor = "multi_thread")]
async fn program_goes_on_after_a_download() {
    let site = AT_ROOT.copy();
    fs::write(site.dist().join("exercises.zip"), "PK").unwrap();
    let server = Server::start(&site).await;
    server.misbehave("/nothing", Fault::Status(204));
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        browser.before_pages(CLOCK).await?;
        // Nothing is left behind; the browser does not go there either.
        let deny = json!({ "behavior": "deny" });
        browser.command("Browser.setDownloadBehavior", deny).await?;
        let click = "pass(1001); document.querySelector(article).click()";
        for path in ["/exercises.zip", "/nothing"] {
            sets_out(&browser, &server, path, click).await?;
        }
        Ok(())
    })
    .await;
}

/// A page that does not come: its load is stopped by the reader, or by the next link that they follow.
#[tokio::test(flavor = "multi_thread")]
async fn program_goes_on_after_a_stopped_load() {
    let server = Server::start(&AT_ROOT).await;
    server.misbehave("/prices", Fault::Silence);
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        browser.before_pages(CLOCK).await?;
        let click = "pass(1001); document.querySelector(article).click()";
        for before in ["stop(); ", ""] {
            let then = [before, click].concat();
            sets_out(&browser, &server, "/prices", &then).await?;
        }
        Ok(())
    })
    .await;
}
