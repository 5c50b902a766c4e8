use super::*;

/// A browser that saves data; the program starts with the first key.
async fn saves_data(device: &Device, url: &str) -> WebDriverResult<()> {
    let saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";
    device.browser.before_pages(saves).await?;
    device.browser.driver.goto(url).await?;
    device.browser.press(Key::Tab).await?;
    device
        .browser
        .until("document.querySelector('#clinic-saved button')")
        .await
}

/// Who saves data is asked first, and gets what they ask for alone.
#[tokio::test(flavor = "multi_thread")]
async fn who_saves_data_keeps_what_they_choose() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        saves_data(device, &server.url(BACK_PAIN)).await?;
        // A train leaves a tunnel: that is no leave to fetch anything.
        let tunnel = "for (const name of ['offline', 'online']) dispatchEvent(new Event(name))";
        device.browser.run(tunnel, vec![]).await?;
        device.browser.rests().await?;
        assert_eq!(
            server.asked_for("worker.js") + server.asked_for("offline.json"),
            0
        );
        device.browser.click("#clinic-saved button").await?;
        device.is_ready().await?;
        assert_eq!(server.asked_for("/content/articles/"), 1);
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        // On every visit it is said at once that it is kept.
        device.browser.press(Key::Tab).await?;
        device.is_ready().await?;
        assert_eq!(device.browser.value("told[0].article?.ready").await?, true);
        assert_eq!(device.reads(server, RECOVERY).await?, "You are offline");
        Ok(())
    })
    .await;
}

/// What they keep stays up to date.
#[tokio::test(flavor = "multi_thread")]
async fn who_saves_data_gets_news_of_what_they_keep() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        saves_data(device, &server.url(BACK_PAIN)).await?;
        device.browser.click("#clinic-saved button").await?;
        device.is_ready().await?;
        clinic.deploy_news(OLD, NEW);
        device.browser.driver.goto("about:blank").await?;
        device.browser.driver.goto(server.url(BACK_PAIN)).await?;
        device.browser.press(Key::Tab).await?;
        device.browser.until("told.at(-1)?.newer").await
    })
    .await;
}
