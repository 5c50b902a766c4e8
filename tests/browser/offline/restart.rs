use super::*;
use std::{path::Path, process::Command};
use tempfile::TempDir;

/// Ends the browser whose profile is there, at once.
async fn kill(browser: Browser, profile: &Path) {
    let argument = format!("--user-data-dir={}", profile.display());
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let command = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command).into_owned();
        let mut parts = command.split('\0');
        let ours = parts.clone().any(|part| part == argument);
        if ours
            && !parts.any(|part| part.starts_with("--type="))
            && !command.contains("chromedriver")
        {
            let id = entry.file_name().into_string().unwrap();
            assert!(
                Command::new("kill")
                    .args(["-9", &id])
                    .status()
                    .unwrap()
                    .success()
            );
        }
    }
    // The driver finds that the browser is gone.
    drop(browser.driver.quit().await);
}

/// A browser that was killed and starts again has everything.
#[tokio::test(flavor = "multi_thread")]
async fn browser_that_was_killed_has_everything() {
    let clinic = Clinic::new();
    let profile = TempDir::new().unwrap();
    let mut server = Server::start(&clinic.site).await;
    let browser = browser_in(profile.path()).await;
    let device = Device::new(browser).await.unwrap();
    device.save(&server.url(BACK_PAIN)).await.unwrap();
    kill(device.browser, profile.path()).await;
    server.vanish().await;
    let browser = browser_in(profile.path()).await;
    let device = Device::new(browser.clone()).await.unwrap();
    for route in &clinic.site.routes {
        browser.open(&server.url(route)).await.unwrap();
        assert_eq!(browser.driver.title().await.unwrap(), clinic.title(route));
        assert_eq!(device.version().await.unwrap(), clinic.version());
    }
    browser.driver.quit().await.unwrap();
}

/// A browser that is killed while it fetches goes on with what is missing.
#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_missing_is_fetched_after_a_kill() {
    let clinic = Clinic::new();
    let profile = TempDir::new().unwrap();
    let server = Server::start(&clinic.site).await;
    server.misbehave("/content/articles/", Fault::Silence);
    let device = Device::new(browser_in(profile.path()).await).await.unwrap();
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
    kill(device.browser, profile.path()).await;
    server.behave();
    server.forget();
    let device = Device::new(browser_in(profile.path()).await).await.unwrap();
    device.save(&server.url(BACK_PAIN)).await.unwrap();
    assert_eq!(server.asked_for("/content/articles/"), ARTICLES.len());
    assert_eq!(server.asked_for("/content/index.json"), 0);
    assert_eq!(server.asked_for("/related/"), 0);
    device.browser.driver.quit().await.unwrap();
}
