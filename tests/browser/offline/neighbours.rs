use super::*;

/// Another worker on the host, below a path, and its cache are left alone, and so are pages there.
#[tokio::test(flavor = "multi_thread")]
async fn other_workers_are_left_alone() {
    let clinic = Clinic::new();
    let shop = clinic.site.dist().join("shop");
    fs::create_dir(&shop).unwrap();
    fs::write(
        shop.join("index.html"),
        "<!doctype html><title>Shop</title><h1>Shop</h1>",
    )
    .unwrap();
    let worker = "addEventListener('install', () => skipWaiting());
        addEventListener('activate', (event) => event.waitUntil(clients.claim()));
        addEventListener('fetch', (event) => {
          if (event.request.mode === 'navigate')
            event.respondWith(new Response('<h1>Shop, kept</h1>', { headers: { 'Content-Type': 'text/html' } }));
        });";
    fs::write(shop.join("shop.js"), worker).unwrap();
    keeping(&clinic, async |device, server| {
        device.browser.driver.goto(server.url("shop/")).await?;
        let register = "await navigator.serviceWorker.register('/shop/shop.js');
            await (await caches.open('shop')).put('/shop/x', new Response('x'));";
        device.browser.run(register, vec![]).await?;
        device
            .browser
            .until("navigator.serviceWorker.controller")
            .await?;
        device.save(&server.url(BACK_PAIN)).await?;
        assert_eq!(device.reads(server, "shop/").await?, "Shop, kept");
        server.vanish().await;
        assert_eq!(device.reads(server, "shop/").await?, "Shop, kept");
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        server.come_back().await;
        device.save(&server.url(BACK_PAIN)).await?;
        device.browser.click("#clinic-saved button").await?;
        device
            .browser
            .until("document.body.innerText.includes('not saved')")
            .await?;
        assert_eq!(
            device
                .browser
                .value("(await caches.keys()).includes('shop')")
                .await?,
            true
        );
        assert_eq!(
            device
                .browser
                .value("(await navigator.serviceWorker.getRegistrations()).length")
                .await?,
            2
        );
        Ok(())
    })
    .await;
}

/// What other sites show is not kept: it passes the worker by.
#[tokio::test(flavor = "multi_thread")]
async fn embeds_pass_the_worker_by() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        server.forget();
        let frame = server.url("embed/article/low-back-pain/");
        device.browser.driver.goto(&frame).await?;
        assert_eq!(server.asked_for("/embed/article/low-back-pain/"), 1);
        let script = "return (await fetch('/embed/v1.js')).headers.get('clinic-version') ?? 'none'";
        assert_eq!(device.browser.run(script, vec![]).await?, "none");
        // Without a network there is nothing in its place either.
        server.vanish().await;
        assert!(device.browser.driver.goto(&frame).await.is_err());
        Ok(())
    })
    .await;
}

/// A worker of the whole host, above us: ours keeps the site all the same.
#[tokio::test(flavor = "multi_thread")]
async fn worker_above_is_not_taken_for_ours() {
    let clinic = Clinic::below();
    keeping(&clinic, async |device, server| {
        let worker = "addEventListener('install', () => skipWaiting());
            addEventListener('activate', (event) => event.waitUntil(clients.claim()));
            addEventListener('fetch', () => {});";
        server.misbehave("/host.js", Fault::Script(worker));
        server.misbehave("/host.html", Fault::Html);
        let host = format!("http://{}/host.html", server.address);
        device.browser.driver.goto(host).await?;
        let register = "await navigator.serviceWorker.register('/host.js', { scope: '/' });";
        device.browser.run(register, vec![]).await?;
        device
            .browser
            .until("navigator.serviceWorker.controller")
            .await?;
        device
            .browser
            .driver
            .goto(server.url("authors/denise-leslie/"))
            .await?;
        device.save(&server.url(BACK_PAIN)).await?;
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

/// Another page of the host, left open, is no reader of ours: the new version comes.
#[tokio::test(flavor = "multi_thread")]
async fn pages_of_others_are_not_waited_for() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let driver = &device.browser.driver;
        device.save(&server.url(BACK_PAIN)).await?;
        let first = driver.window().await?;
        let second = driver.new_tab().await?;
        driver.switch_to_window(second).await?;
        server.misbehave("/shop.html", Fault::Html);
        driver.goto(server.url("shop.html")).await?;
        driver.switch_to_window(first).await?;
        let old = clinic.version();
        clinic.deploy_news(OLD, NEW);
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        assert_eq!(device.version().await?, old);
        driver.goto("about:blank").await?;
        device.save(&server.url(BACK_PAIN)).await?;
        assert_eq!(device.version().await?, clinic.version());
        Ok(())
    })
    .await;
}

/// A worker of an earlier site answers for articles: nothing is said to be saved that only it could
/// show.
#[tokio::test(flavor = "multi_thread")]
async fn articles_of_another_worker_are_not_said_to_be_saved() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let register = "await navigator.serviceWorker.register('/articles/sw.js')";
        has_worker(device, server, "/articles/sw.js", register).await?;
        for page in [BACK_PAIN, ""] {
            device.browser.driver.goto(server.url(page)).await?;
            device.has_looked().await?;
            device.says("It can’t be saved on this device").await?;
            assert!(!device.words().await?.contains("aved on this device:"));
            // What can't be done is not offered.
            let button = "document.querySelector('#clinic-saved button').hidden";
            assert_eq!(device.browser.value(button).await?, true);
        }
        // Once that worker is gone, all is as usual.
        let leave = "for (const it of await navigator.serviceWorker.getRegistrations())
            if (it.scope.endsWith('/articles/')) await it.unregister();";
        device.browser.run(leave, vec![]).await?;
        device.save(&server.url(BACK_PAIN)).await?;
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

/// A worker of an earlier site in our place is not asked: what it says is not ours.
#[tokio::test(flavor = "multi_thread")]
async fn earlier_worker_in_our_place_is_not_taken_for_ours() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let register = "await navigator.serviceWorker.register('/sw.js')";
        has_worker(device, server, "/sw.js", register).await?;
        device.save(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        assert_eq!(device.version().await?, clinic.version());
        assert_eq!(device.told("version").await?, json!(clinic.version()));
        let strange = "told.filter(({ version }) => version && typeof version !== 'string').length";
        assert_eq!(device.browser.value(strange).await?, 0);
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

/// A worker that is not ours, and has an answer to everything.
async fn has_worker(
    device: &Device,
    server: &Server<'_>,
    script: &'static str,
    register: &str,
) -> WebDriverResult<()> {
    let worker = "addEventListener('install', () => skipWaiting());
        addEventListener('fetch', () => {});
        addEventListener('message', ({ ports }) => ports[0]?.postMessage({ version: {} }));";
    server.misbehave(script, Fault::Script(worker));
    server.misbehave("/host.html", Fault::Html);
    device.browser.driver.goto(server.url("host.html")).await?;
    device.browser.run(register, vec![]).await?;
    device
        .browser
        .until(
            "(await navigator.serviceWorker.getRegistrations())[0].active?.state === 'activated'",
        )
        .await
}
