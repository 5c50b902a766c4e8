use super::*;

const BUTTON: &str = "#clinic-saved button";

/// What a reader takes away is gone, and comes back when they save it.
#[tokio::test(flavor = "multi_thread")]
async fn article_is_removed_and_saved_again() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        assert_eq!(violations(&device.browser).await?, "");
        device.browser.click(BUTTON).await?;
        device.says("not saved").await?;
        // A reader who listens hears of it.
        device
            .browser
            .until("document.getElementById('clinic-status').textContent.includes('not saved')")
            .await?;
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, "You are offline");
        server.come_back().await;
        // Nobody saves it for them.
        device.browser.open(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        assert!(device.words().await?.contains("not saved"));
        device.browser.click(BUTTON).await?;
        device.is_ready().await?;
        // The browser has been asked to keep it for good, and has refused.
        device.says("may clear it").await?;
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_removed_and_saved_again() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("")).await?;
        assert!(device.words().await?.contains("All articles are saved"));
        device.browser.click(BUTTON).await?;
        device
            .browser
            .until("document.body.innerText.includes('No articles are saved')")
            .await?;
        device.looks_for_news().await?;
        assert!(device.words().await?.contains("No articles are saved"));
        device.browser.click(BUTTON).await?;
        device.is_ready().await
    })
    .await;
}

/// The words are those of the device without a network, and go when there is one.
#[tokio::test(flavor = "multi_thread")]
async fn reader_is_told_that_there_is_no_network() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        assert!(!device.words().await?.contains("You are offline"));
        server.vanish().await;
        device.looks_for_news().await?;
        device
            .browser
            .until("document.body.innerText.includes('You are offline.')")
            .await?;
        assert_eq!(violations(&device.browser).await?, "");
        server.come_back().await;
        device.looks_for_news().await?;
        device
            .browser
            .until("!document.body.innerText.includes('You are offline.')")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reader_is_told_that_the_browser_has_cleared_it() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        device.browser.click(BUTTON).await?;
        device.says("not saved").await?;
        let clear = "for (const name of await caches.keys()) await caches.delete(name);";
        device.browser.run(clear, vec![]).await?;
        device.stop_workers().await?;
        device.browser.driver.refresh().await?;
        device.says("had cleared what was saved").await?;
        // What the reader had chosen still holds.
        device.says("not saved").await?;
        device.save(&server.url(RECOVERY)).await?;
        device.has_looked().await?;
        assert!(!device.words().await?.contains("had cleared"));
        Ok(())
    })
    .await;
}

/// Under a page that is open: who comes back to it is told.
#[tokio::test(flavor = "multi_thread")]
async fn reader_who_comes_back_to_a_page_is_told_that_it_was_cleared() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        let clear = "for (const name of await caches.keys()) await caches.delete(name);";
        device.browser.run(clear, vec![]).await?;
        device.stop_workers().await?;
        let seen = "document.dispatchEvent(new Event('visibilitychange'))";
        device.browser.run(seen, vec![]).await?;
        device.says("had cleared what was saved").await?;
        device.is_ready().await?;
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

/// The site can be put beside programs, and its icon opens it without a network.
#[tokio::test(flavor = "multi_thread")]
async fn site_can_be_installed() {
    let clinic = Clinic::new();
    let mut server = Server::start(&clinic.site).await;
    browse_in_chromium(&PROVOKED, |browser| async {
        let device = Device::new(browser).await?;
        device.save(&server.url("")).await?;
        let cdp = device.browser.driver.cdp();
        let errors = cdp
            .send_raw("Page.getInstallabilityErrors", json!({}))
            .await?;
        assert_eq!(errors["installabilityErrors"], json!([]));
        server.vanish().await;
        let manifest =
            "(await (await fetch(document.querySelector('[rel=manifest]').href)).json())";
        let start = device
            .browser
            .text(&format!("{manifest}.start_url"))
            .await?;
        assert_eq!(
            device.reads(&server, start.trim_start_matches('/')).await?,
            "All articles"
        );
        let shortcuts = device
            .browser
            .value(&format!("{manifest}.shortcuts.map(({{ url }}) => url)"))
            .await?;
        let shortcuts = shortcuts.as_array().unwrap();
        assert_eq!(shortcuts.len(), 4);
        for url in shortcuts {
            let path = url.as_str().unwrap().trim_start_matches('/');
            assert_ne!(device.reads(&server, path).await?, "You are offline");
        }
        Ok(())
    })
    .await;
}

/// The worker is small.
#[test]
fn worker_is_small() {
    let clinic = Clinic::new();
    let size = fs::metadata(clinic.site.dist().join("worker.js.gz"))
        .unwrap()
        .len();
    assert!((2_000..=7_000).contains(&size), "{size}");
}

/// Without workers, as in the private windows of some browsers, nothing is said of keeping.
#[tokio::test(flavor = "multi_thread")]
async fn browser_without_workers_says_nothing() {
    let clinic = Clinic::new();
    let server = Server::start(&clinic.site).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url(BACK_PAIN)).await?;
        browser.rests().await?;
        assert_eq!(
            browser
                .text("document.getElementById('clinic-saved').textContent")
                .await?,
            ""
        );
        assert_eq!(server.asked_for("offline.json"), 0);
        Ok(())
    })
    .await;
}

/// A first visit that ends before all is saved: nothing has been cleared.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_was_cleared_that_was_never_kept() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        server.misbehave("/content/articles/", Fault::Silence);
        device.browser.open(&server.url(BACK_PAIN)).await?;
        server.hears("/content/articles/").await;
        device.browser.driver.goto("about:blank").await?;
        server.behave();
        device.save(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        assert!(!device.words().await?.contains("had cleared"));
        Ok(())
    })
    .await;
}
