use super::*;

/// A host that lets worker and list be kept for a year keeps neither from coming anew.
#[tokio::test(flavor = "multi_thread")]
async fn worker_and_news_come_though_they_may_be_kept_for_a_year() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        server.misbehave("worker.js", Fault::Lasting);
        server.misbehave("offline.json", Fault::Lasting);
        device.save(&server.url(BACK_PAIN)).await?;
        let caching = "(await navigator.serviceWorker.getRegistration()).updateViaCache";
        assert_eq!(device.browser.text(caching).await?, "none");
        clinic.deploy_news(OLD, NEW);
        server.forget();
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        // The browser looks for another worker with each visit by itself, and not in its cache.
        device.browser.driver.refresh().await?;
        server.hears("/worker.js").await;
        device.is_ready().await
    })
    .await;
}

/// A version whose program never starts does not stay for ever: the worker itself looks for the next.
#[tokio::test(flavor = "multi_thread")]
async fn version_whose_program_never_starts_is_replaced() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        let old = clinic.version();
        clinic.deploy_news(OLD, NEW);
        let broken =
            "WebAssembly.instantiateStreaming = async () => { throw new Error('broken') }";
        device.browser.before_pages(broken).await?;
        device.browser.driver.goto(server.url(BACK_PAIN)).await?;
        assert_eq!(device.version().await?, old);
        let version = json!(clinic.version());
        let is_there = format!("(await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map(({{ url }}) => url)))).flat().some((url) => url.includes('/version/') && url.endsWith({version}))");
        device.browser.until(&is_there).await?;
        device.browser.driver.goto("about:blank").await?;
        server.vanish().await;
        device.browser.driver.goto(server.url(BACK_PAIN)).await?;
        assert_eq!(device.version().await?, clinic.version());
        Ok(())
    })
    .await;
}

/// Where no worker can be had, that is said, and it can be tried again.
#[tokio::test(flavor = "multi_thread")]
async fn worker_that_can_not_be_had_can_be_asked_for_again() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        server.misbehave("worker.js", Fault::Status(500));
        device.browser.open(&server.url(BACK_PAIN)).await?;
        device.says("could not be saved this time").await?;
        assert!(!device.words().await?.contains("You are offline"));
        server.behave();
        device.browser.click("#clinic-saved button").await?;
        device.is_ready().await
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

/// Six files are fetched at a time, however many the connection has room for.
#[tokio::test(flavor = "multi_thread")]
async fn six_files_are_fetched_at_a_time() {
    let clinic = Clinic::new();
    // How many are asked for at once is written where the page can see it.
    let count = "const ask = fetch;
         let asked = 0;
         self.fetch = (address, options) => {
           if (options?.priority !== 'low') return ask(address, options);
           caches.open(`asked-${++asked}`);
           return ask(address, options).finally(() => (asked -= 1));
         };\n";
    clinic
        .site
        .change("worker.js", |worker| [count, worker].concat());
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        let most = "Math.max(...(await caches.keys()).filter((name) => name.startsWith('asked-'))
             .map((name) => name.slice(6)))";
        assert_eq!(device.browser.value(most).await?, 6);
        Ok(())
    })
    .await;
}

/// The browser stops a worker that takes long: the page asks the next, which goes on.
#[tokio::test(flavor = "multi_thread")]
async fn worker_that_is_stopped_goes_on() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        server.misbehave("/content/articles/", Fault::Silence);
        device.browser.open(&server.url(BACK_PAIN)).await?;
        server.hears("/content/articles/").await;
        device.stop_workers().await?;
        server.behave();
        device.is_ready().await
    })
    .await;
}
