use super::{browser::Browser, pool::browse, server::Server, site::AT_ROOT};
use std::{fs, path::Path};
use thirtyfour::prelude::*;

/// Every page: in light, in dark, and narrow.
#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        for path in AT_ROOT.pages() {
            browser.resize(1280).await?;
            browser.open(&server.url(path)).await?;
            for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 320)] {
                browser
                    .prefer("prefers-color-scheme", scheme, "screen")
                    .await?;
                browser.resize(width).await?;
                let found = violations(&browser).await?;
                assert_eq!(found, "", "{path} in {scheme} at {width} px");
            }
        }
        Ok(())
    })
    .await;
}

/// What axe-core finds, best practices included.
pub async fn violations(browser: &Browser) -> WebDriverResult<String> {
    let axe =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/axe/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("axe-core is installed; `make test` installs it");
    browser.driver.execute(axe, vec![]).await?;
    let found = browser
        .driver
        .execute_async(
            "const done = arguments[0];
             axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(
               violations.map(({ id, nodes }) =>
                 id + ': ' + nodes.map(n => n.target + ' ' + n.failureSummary).join('; ')
               ).join('\\n')));",
            vec![],
        )
        .await?;
    Ok(found.json().as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_after_navigation_and_failure() {
    use super::server::Fault;
    let server = Server::start(&AT_ROOT).await;
    browse(&["500 (Internal Server Error)"], |browser| async {
        let browser = browser;
        server.misbehave("/deep-tissue-massage.json", Fault::Status(500));
        browser
            .prefer("prefers-reduced-motion", "reduce", "screen")
            .await?;
        browser.open(&server.url("")).await?;
        browser
            .click(".clinic-card a[href$='/low-back-pain/']")
            .await?;
        browser
            .until("document.querySelector('.clinic-article')")
            .await?;
        assert_eq!(violations(&browser).await?, "");
        browser
            .click(".clinic-card a[href$='/deep-tissue-massage/']")
            .await?;
        browser
            .until("document.querySelector('.clinic-message')")
            .await?;
        assert_eq!(violations(&browser).await?, "");
        Ok(())
    })
    .await;
}
