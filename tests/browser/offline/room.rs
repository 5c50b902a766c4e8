use super::{faults::old_version_is_whole, large::large, *};

/// Gives the site so many bytes on the device.
async fn give(device: &Device, server: &Server<'_>, bytes: u64) -> WebDriverResult<()> {
    let origin = format!("http://{}", server.address);
    let quota = json!({ "origin": origin, "quotaSize": bytes });
    let name = "Storage.overrideQuotaForOrigin";
    device.browser.command(name, quota).await
}

const NONE: u64 = 200_000;
const PLENTY: u64 = 50_000_000;

/// A device without room says so, and a version that fits no more leaves the old one whole.
#[tokio::test(flavor = "multi_thread")]
async fn device_without_room_says_so() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        give(device, server, NONE).await?;
        device.browser.open(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        assert!(device.words().await?.contains("not enough free space"));
        give(device, server, PLENTY).await?;
        device.save(&server.url(BACK_PAIN)).await?;
        let old = clinic.version();
        give(device, server, NONE).await?;
        clinic.deploy_news(OLD, NEW);
        device.looks_for_news().await?;
        assert_eq!(device.told("trouble").await?, "full");
        old_version_is_whole(device, server, &old).await
    })
    .await;
}

/// Where not a word can be written any more, what is there can be read, and be taken away.
#[tokio::test(flavor = "multi_thread")]
async fn full_device_can_be_read_and_cleared() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        clinic.deploy_news(OLD, NEW);
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        give(device, server, 1).await?;
        device.browser.driver.goto("about:blank").await?;
        device.stop_workers().await?;
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        server.come_back().await;
        device.browser.open(&server.url("")).await?;
        device.is_ready().await?;
        give(device, server, NONE).await?;
        device.browser.click("#clinic-saved button").await?;
        device
            .browser
            .until("document.body.innerText.includes('No articles are saved')")
            .await
    })
    .await;
}

/// Where not a word can be written any more, one article can be taken away by itself.
#[tokio::test(flavor = "multi_thread")]
async fn article_can_be_removed_from_a_full_device() {
    let clinic = large();
    keeping(&clinic, async |device, server| {
        for path in ["articles/copy-2/", "articles/copy-3/"] {
            device.save(&server.url(path)).await?;
        }
        let used = "(await navigator.storage.estimate()).usage";
        let used = device.browser.value(used).await?.as_u64().unwrap();
        // Less than there is, by less than an article has.
        give(device, server, used - 50_000).await?;
        device.browser.click("#clinic-saved button").await?;
        device
            .browser
            .until("told.at(-1).article?.ready === false")
            .await?;
        assert_ne!(device.told("trouble").await?, "full");
        device.browser.driver.goto("about:blank").await?;
        server.vanish().await;
        let gone = device.reads(server, "articles/copy-3/").await?;
        assert_eq!(gone, "You are offline");
        assert_eq!(device.reads(server, "articles/copy-2/").await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

/// What has no room does not keep news from coming, and what was there before stays.
#[tokio::test(flavor = "multi_thread")]
async fn news_come_though_not_all_has_room() {
    let clinic = large();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("articles/copy-3/")).await?;
        let used = "(await navigator.storage.estimate()).usage";
        let used = device.browser.value(used).await?.as_u64().unwrap();
        device.browser.open(&server.url("")).await?;
        device.has_looked().await?;
        give(device, server, used + 300_000).await?;
        device.browser.click("#clinic-saved button").await?;
        device
            .browser
            .until("told.at(-1).trouble === 'full'")
            .await?;
        give(device, server, PLENTY).await?;
        clinic.edit("site.json", "Honest, easy", "News: honest, easy");
        clinic.deploy();
        server.forget();
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        // All of it is not wanted any more.
        assert!(server.asked_for("/content/articles/") < 10);
        device.browser.driver.goto("about:blank").await?;
        server.vanish().await;
        assert_eq!(device.reads(server, "articles/copy-3/").await?, MAIN_TITLE);
        assert_eq!(device.version().await?, clinic.version());
        Ok(())
    })
    .await;
}
