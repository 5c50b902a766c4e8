use super::{
    pool::browse_in_chromium,
    server::Server,
    site::{AT_ROOT, BELOW},
};
use serde_json::json;

/// Chromium finds nothing wrong with the manifest, and would put the site beside programs.
#[tokio::test(flavor = "multi_thread")]
async fn the_site_can_be_installed() {
    for site in [&*AT_ROOT, &*BELOW] {
        let server = Server::start(site).await;
        browse_in_chromium(&[], |browser| async {
            let browser = browser;
            browser.driver.goto(server.url("")).await?;
            let tools = browser.driver.cdp();
            let manifest = tools.send_raw("Page.getAppManifest", json!({})).await?;
            assert_eq!(manifest["url"], server.url("app.webmanifest"));
            assert_eq!(manifest["errors"], json!([]));
            let installable = tools
                .send_raw("Page.getInstallabilityErrors", json!({}))
                .await?;
            assert_eq!(installable["installabilityErrors"], json!([]));
            Ok(())
        })
        .await;
    }
}
