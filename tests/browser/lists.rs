use super::{dice, pool::browse, server::Server, site::Site};
use std::sync::LazyLock;
use tempfile::TempDir;

#[path = "../bench/article.rs"]
mod article;
#[allow(dead_code, reason = "it is shared with the bench")]
#[path = "../bench/bundle.rs"]
mod bundle;
#[path = "../bench/words.rs"]
mod words;

/// A site whose list of articles has 13 pages, and that of one author more than one.
pub static LARGE: LazyLock<Site> = LazyLock::new(|| {
    let content = TempDir::new().unwrap();
    bundle::Bundle::write(content.path(), 300);
    Site::publish("/", content.path().to_str().unwrap())
});

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_turned_over_in_the_program() {
    let server = Server::start(&LARGE).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        let script = "window.sameDocument = true";
        browser.driver.execute(script, vec![]).await?;
        let shows = |page: u32, cards: u32| {
            format!(
                "document.querySelector('.clinic-pagination p').textContent === 'Page {page} of 13'
                 && document.title.includes('Page {page} of 13') === ({page} > 1)
                 && document.querySelectorAll('.clinic-card').length === {cards}"
            )
        };
        browser.until(&shows(1, 24)).await?;
        browser.click(".clinic-pagination [rel=next]").await?;
        browser.until(&shows(2, 24)).await?;
        browser.click(".clinic-pagination [rel=next]").await?;
        browser.until(&shows(3, 24)).await?;
        let here = browser.text("location.href").await?;
        assert_eq!(here, server.url("page/3/"));
        browser.driver.back().await?;
        browser.until(&shows(2, 24)).await?;
        browser.click(".clinic-pagination [rel=prev]").await?;
        browser.until(&shows(1, 24)).await?;
        assert_eq!(browser.value("window.sameDocument").await?, true);
        browser.open(&server.url("page/13/")).await?;
        browser.until(&shows(13, 12)).await
    })
    .await;
}
