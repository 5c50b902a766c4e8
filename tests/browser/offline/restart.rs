use super::*;
use crate::{
    browser::{capabilities, start},
    driver::Driver,
};
use std::path::Path;
use tempfile::TempDir;

/// A browser whose profile is in a folder, and stays there when it is gone. It is killed when its
/// driver is dropped.
async fn device_in(profile: &Path) -> (Driver, Device) {
    let mut capabilities = capabilities().unwrap();
    let profile = format!("--user-data-dir={}", profile.display());
    capabilities.add_arg(&profile).unwrap();
    let (process, driver) = start(capabilities).await;
    (process, Device::new(Browser { driver }).await.unwrap())
}

/// A browser that was killed and starts again has everything.
#[tokio::test(flavor = "multi_thread")]
async fn browser_that_was_killed_has_everything() {
    let clinic = Clinic::new();
    let profile = TempDir::new().unwrap();
    let mut server = Server::start(&clinic.site).await;
    let (process, device) = device_in(profile.path()).await;
    device.save(&server.url(BACK_PAIN)).await.unwrap();
    drop(process);
    server.vanish().await;
    let (_process, device) = device_in(profile.path()).await;
    for route in &clinic.site.routes {
        device.browser.open(&server.url(route)).await.unwrap();
        let title = device.browser.driver.title().await.unwrap();
        assert_eq!(title, clinic.title(route));
        assert_eq!(device.version().await.unwrap(), clinic.version());
    }
}

/// A browser that is killed while it fetches goes on with what is missing.
#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_missing_is_fetched_after_a_kill() {
    let clinic = Clinic::new();
    let profile = TempDir::new().unwrap();
    let server = Server::start(&clinic.site).await;
    server.misbehave("/content/articles/", Fault::Silence);
    let (process, device) = device_in(profile.path()).await;
    device.browser.open(&server.url(BACK_PAIN)).await.unwrap();
    for article in ARTICLES {
        let file = article.trim_end_matches('/');
        server.hears(&format!("/content/{file}.json")).await;
    }
    let kept = "(await (await caches.open((await caches.keys()).find(name => name.endsWith('bodies')))).keys()).length";
    // All others have come.
    let files = clinic.bodies().len() - ARTICLES.len();
    device
        .browser
        .until(&format!("{kept} === {files}"))
        .await
        .unwrap();
    drop(process);
    server.behave();
    server.forget();
    let (_process, device) = device_in(profile.path()).await;
    device.save(&server.url(BACK_PAIN)).await.unwrap();
    assert_eq!(server.asked_for("/content/articles/"), ARTICLES.len());
    assert_eq!(server.asked_for("/content/index.json"), 0);
    assert_eq!(server.asked_for("/related/"), 0);
}
