use super::*;

const OLD: &str = "Massage may bring short-term relief";
const NEW: &str = "News: massage may bring relief";

/// The old version is whole: each page as it was, network or not.
async fn old_version_is_whole(
    device: &Device,
    server: &mut Server<'_>,
    old: &str,
) -> WebDriverResult<()> {
    server.vanish().await;
    for path in ["", BACK_PAIN, "authors/denise-leslie/"] {
        device.browser.driver.goto(server.url(path)).await?;
        assert_eq!(device.version().await?, old, "{path}");
    }
    device.browser.open(&server.url(BACK_PAIN)).await?;
    assert!(device.words().await?.contains(OLD));
    device.browser.click("[rel=author]").await?;
    device.browser.reads("Denise Leslie").await?;
    server.come_back().await;
    Ok(())
}

/// An update that goes wrong, one way or another, leaves everything as it was; later it comes.
async fn update_is_put_off(file: &str) {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        let old = clinic.version();
        clinic.deploy_news(OLD, NEW);
        for fault in [
            Fault::Status(500),
            Fault::Status(404),
            Fault::Truncated,
            Fault::Html,
            Fault::OtherJson,
            Fault::Flipped,
            Fault::Redirect,
        ] {
            server.misbehave(file, fault);
            device.browser.driver.goto(server.url(BACK_PAIN)).await?;
            device.has_looked().await?;
            assert_eq!(device.told("newer").await?, false);
            assert_ne!(device.told("trouble").await?, Value::Null);
            server.behave();
            old_version_is_whole(device, server, &old).await?;
        }
        device.browser.driver.goto(server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        device.browser.until("told.at(-1).newer").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn update_whose_list_is_wrong_is_put_off() {
    update_is_put_off("/offline.json").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn update_whose_content_is_wrong_is_put_off() {
    update_is_put_off("/content/articles/low-back-pain.json").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn update_whose_page_is_wrong_is_put_off() {
    update_is_put_off("/articles/low-back-pain/").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn update_whose_list_of_articles_is_wrong_is_put_off() {
    update_is_put_off("/content/index.json").await;
}

/// A server that lies from the first visit on: nothing is said to be saved that is not.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_to_be_saved_that_is_not() {
    for fault in [Fault::Status(500), Fault::Html, Fault::Flipped] {
        let clinic = Clinic::new();
        keeping(&clinic, async |device, server| {
            server.misbehave("/content/articles/injury", fault);
            device.browser.open(&server.url(BACK_PAIN)).await?;
            device.has_looked().await?;
            assert_eq!(device.told("version").await?, Value::Null);
            assert!(!device.words().await?.contains("Saved on this device"));
            server.behave();
            device.browser.driver.refresh().await?;
            device.is_ready().await
        })
        .await;
    }
}

/// A device without room says so, and a version that fits no more leaves the old one whole.
#[tokio::test(flavor = "multi_thread")]
async fn device_without_room_says_so() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let origin = format!("http://{}", server.address);
        let quota = |bytes| json!({ "origin": origin, "quotaSize": bytes });
        let name = "Storage.overrideQuotaForOrigin";
        device.browser.command(name, quota(200_000)).await?;
        device.browser.open(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        assert!(device.words().await?.contains("not enough free space"));
        device.browser.command(name, quota(50_000_000)).await?;
        device.save(&server.url(BACK_PAIN)).await?;
        let old = clinic.version();
        device.browser.command(name, quota(200_000)).await?;
        clinic.deploy_news(OLD, NEW);
        device.looks_for_news().await?;
        assert_eq!(device.told("trouble").await?, "full");
        old_version_is_whole(device, server, &old).await
    })
    .await;
}

/// The file that says that nothing is to be kept, and it alone, takes away what was kept.
#[tokio::test(flavor = "multi_thread")]
async fn kept_files_go_when_the_site_says_so() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        let foreign = "await (await caches.open('of another')).put('/x', new Response('x'));";
        device.browser.run(foreign, vec![]).await?;
        clinic.edit(
            "site.json",
            "\"language\"",
            "\"offline\": \"off\", \"language\"",
        );
        clinic.deploy();
        device.browser.driver.refresh().await?;
        device
            .browser
            .until("!(await navigator.serviceWorker.getRegistrations()).length")
            .await?;
        device
            .browser
            .until("(await caches.keys()).join() === 'of another'")
            .await?;
        // The page that is open goes on, and the next comes without a worker.
        device.browser.click("[rel=author]").await?;
        device.browser.reads("Denise Leslie").await?;
        device.browser.open(&server.url("")).await?;
        assert_eq!(
            device
                .browser
                .value("navigator.serviceWorker.controller")
                .await?,
            Value::Null
        );
        device.browser.rests().await?;
        assert_eq!(
            device
                .browser
                .value("(await navigator.serviceWorker.getRegistrations()).length")
                .await?,
            0
        );
        Ok(())
    })
    .await;
}
