use super::*;

/// The old version is whole: each page as it was, network or not.
pub(super) async fn old_version_is_whole(
    device: &Device,
    server: &mut Server<'_>,
    old: &str,
) -> WebDriverResult<()> {
    server.vanish().await;
    for path in ["", BACK_PAIN, "authors/denise-leslie/"] {
        device.browser.driver.goto(server.url(path)).await?;
        assert_eq!(device.version().await?, old, "{path}");
    }
    let driver = &device.browser.driver;
    let first = driver.window().await?;
    let second = driver.new_tab().await?;
    driver.switch_to_window(second).await?;
    driver.goto(server.url(RECOVERY)).await?;
    assert_eq!(device.version().await?, old);
    driver.close_window().await?;
    driver.switch_to_window(first).await?;
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
        clinic.copy_drawing("lower-back.svg", "news.svg");
        clinic.draw(ARTICLE, "news.svg");
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

#[tokio::test(flavor = "multi_thread")]
async fn update_whose_picture_is_wrong_is_put_off() {
    update_is_put_off("/content/images/news-").await;
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
