use super::*;

/// A worker for which a day is over at once.
fn hasten(clinic: &Clinic, server: &Server<'_>) {
    let worker = fs::read_to_string(clinic.site.dist().join("worker.js")).unwrap();
    let hasty = worker.replace("864e5", "1");
    assert_ne!(worker, hasty);
    server.misbehave("/worker.js", Fault::Script(hasty.leak()));
}

const STALE: &str = "could not be brought up to date since";

/// What is published now is shown, and what is saved is said to be old, where a host that can be reached
/// keeps an update from being taken for a day.
#[tokio::test(flavor = "multi_thread")]
async fn reader_gets_what_is_published_where_an_update_can_not_be_taken() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let driver = &device.browser.driver;
        hasten(&clinic, server);
        device.save(&server.url(BACK_PAIN)).await?;
        assert!(!device.words().await?.contains(STALE));
        let old = clinic.version();
        // One file is missing.
        clinic.deploy_news(OLD, NEW);
        server.misbehave("/content/articles/low-back", Fault::Status(404));
        device.looks_for_news().await?;
        assert_ne!(device.told("trouble").await?, Value::Null);
        driver.goto("about:blank").await?;
        driver.goto(server.url(BACK_PAIN)).await?;
        assert!(device.words().await?.contains(NEW));
        device.says(STALE).await?;
        // A network that brings nothing is not waited for, nor one that is gone: then it is what is saved.
        server.misbehave("", Fault::Silence);
        device.is_impatient().await?;
        for _ in 0..2 {
            driver.goto("about:blank").await?;
            driver.goto(server.url(BACK_PAIN)).await?;
            assert!(device.words().await?.contains(OLD));
            assert_eq!(device.version().await?, old);
            device.says(STALE).await?;
            server.vanish().await;
        }
        server.come_back().await;
        server.behave();
        hasten(&clinic, server);
        driver.goto("about:blank").await?;
        driver.goto(server.url(BACK_PAIN)).await?;
        device.looks_for_news().await?;
        assert_eq!(device.told("since").await?, Value::Null);
        driver.goto("about:blank").await?;
        driver.goto(server.url(BACK_PAIN)).await?;
        assert_eq!(device.version().await?, clinic.version());
        Ok(())
    })
    .await;
}

/// It is said that it will be tried again, until it has been tried for long.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_promised_that_was_tried_for_long() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        hasten(&clinic, server);
        // A host that writes into all pages.
        server.misbehave("/articles/", Fault::Injected("<!-- counted -->"));
        device.browser.open(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        device.says("We try again on your next visit").await?;
        device.browser.driver.goto("about:blank").await?;
        device.browser.open(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        device.says("It can’t be saved on this device").await?;
        assert!(!device.words().await?.contains("next visit"));
        // It is tried all the same.
        server.behave();
        device.save(&server.url(RECOVERY)).await
    })
    .await;
}

/// The clinic's address shows something else now: its reader gets to see it.
#[tokio::test(flavor = "multi_thread")]
async fn site_that_was_replaced_is_shown() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        hasten(&clinic, server);
        device.save(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        server.misbehave("/offline.json", Fault::Html);
        server.misbehave("/articles/", Fault::Html);
        device.looks_for_news().await?;
        device.browser.driver.goto("about:blank").await?;
        device.browser.driver.goto(server.url(BACK_PAIN)).await?;
        assert_eq!(device.browser.driver.title().await?, "Log in");
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

const HAS_LEFT: &str = "!(await navigator.serviceWorker.getRegistrations()).length
    && !(await caches.keys()).length";

/// A host that has neither list nor worker any more is left with all that was kept; one that lacks only
/// its list is not.
#[tokio::test(flavor = "multi_thread")]
async fn worker_leaves_a_host_that_has_given_it_up() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        hasten(&clinic, server);
        device.save(&server.url(BACK_PAIN)).await?;
        server.misbehave("/offline.json", Fault::Status(404));
        for _ in 0..2 {
            device.looks_for_news().await?;
            assert_eq!(device.browser.value(HAS_LEFT).await?, false);
        }
        // Three days, of which none is over when they begin.
        server.misbehave("/worker.js", Fault::Status(404));
        let look = "const { active } = await navigator.serviceWorker.ready;
            const { port1, port2 } = new MessageChannel();
            const done = new Promise((yes) => (port1.onmessage = yes));
            active.postMessage({ duty: 'check' }, [port2]);
            await done;";
        device.browser.run(look, vec![]).await?;
        device.browser.run(look, vec![]).await?;
        device.browser.until(HAS_LEFT).await
    })
    .await;
}

/// What `docs/offline.md` gives to a clinic that moves elsewhere.
#[tokio::test(flavor = "multi_thread")]
async fn clinic_that_moves_takes_what_was_kept_away() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        let foreign = "await (await caches.open('of another')).put('/x', new Response('x'));";
        device.browser.run(foreign, vec![]).await?;
        server.misbehave(
            "/worker.js",
            Fault::Script(include_str!("../../../docs/leave.js")),
        );
        server.misbehave("/articles/", Fault::Html);
        server.misbehave("/offline.json", Fault::Status(404));
        let update = "await (await navigator.serviceWorker.ready).update()";
        device.browser.run(update, vec![]).await?;
        device
            .browser
            .until("!(await navigator.serviceWorker.getRegistrations()).length")
            .await?;
        device
            .browser
            .until("(await caches.keys()).join() === 'of another'")
            .await?;
        device.browser.driver.refresh().await?;
        assert_eq!(device.browser.driver.title().await?, "Log in");
        Ok(())
    })
    .await;
}
