use super::*;

/// Every page, by every way to write its address.
async fn every_address(clinic: Clinic) {
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        server.vanish().await;
        let version = clinic.version();
        for route in &clinic.site.routes {
            let short = route.trim_end_matches('/');
            let title = clinic.title(route);
            for address in [
                route.clone(),
                short.to_owned(),
                format!("{route}?utm_source=x"),
                format!("{short}?utm_source=x#clinic-content"),
                format!("{route}index.html"),
                route.replace('-', "%2D"),
                route.replace('/', "//"),
            ] {
                device.browser.open(&server.url(&address)).await?;
                assert_eq!(device.browser.driver.title().await?, title, "{address}");
                assert_eq!(device.version().await?, version, "{address}");
                let pictures = "[...document.images].every(it => {
                    it.loading = 'eager'; return it.complete && it.naturalWidth; })";
                device.browser.until(pictures).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_is_kept_after_one_visit() {
    every_address(Clinic::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_below_a_path_is_kept_after_one_visit() {
    every_address(Clinic::below()).await;
}

/// The page that was loaded from the network goes on, too.
#[tokio::test(flavor = "multi_thread")]
async fn first_page_goes_on_without_a_network() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("")).await?;
        device
            .browser
            .run("window.sameDocument = true", vec![])
            .await?;
        server.vanish().await;
        device
            .browser
            .click(".clinic-card a[href$='/low-back-pain/']")
            .await?;
        device.browser.reads(MAIN_TITLE).await?;
        assert_eq!(device.browser.value("window.sameDocument").await?, true);
        device.is_ready().await
    })
    .await;
}

/// What is not kept is said to be so, with what is.
#[tokio::test(flavor = "multi_thread")]
async fn other_addresses_lead_to_what_can_be_read() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        server.vanish().await;
        assert_eq!(
            device.reads(server, "articles/gone/").await?,
            "You are offline"
        );
        assert_eq!(violations(&device.browser).await?, "");
        let links = device
            .browser
            .driver
            .find_all(By::Css(".clinic-offline li a"))
            .await?;
        assert_eq!(links.len(), 4);
        device
            .browser
            .click(".clinic-offline li a[href$='/low-back-pain/']")
            .await?;
        device.browser.reads(MAIN_TITLE).await?;
        server.come_back().await;
        device
            .browser
            .driver
            .goto(server.url("articles/gone/"))
            .await?;
        device.browser.reads("We can’t find this page").await
    })
    .await;
}

/// A server that accepts and never answers is not waited for.
#[tokio::test(flavor = "multi_thread")]
async fn silent_server_is_not_waited_for() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        server.misbehave("", Fault::Silence);
        device.is_impatient().await?;
        for route in &clinic.site.routes {
            device.browser.driver.goto(server.url(route)).await?;
            assert_eq!(device.browser.driver.title().await?, clinic.title(route));
        }
        device.browser.open(&server.url("")).await?;
        device
            .browser
            .click(".clinic-card a[href$='/low-back-pain/']")
            .await?;
        device.browser.reads(MAIN_TITLE).await
    })
    .await;
}

/// A server that is slow is waited for, as long as it goes on to send something.
#[tokio::test(flavor = "multi_thread")]
async fn slow_server_is_waited_for() {
    const FILE: &str = "/content/articles/low-back-pain.json";
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let worker = fs::read_to_string(clinic.site.dist().join("worker.js"))?;
        let (patience, less) = ("{file:3e4,", "{file:2e3,");
        assert!(worker.contains(patience));
        let impatient = worker.replace(patience, less);
        server.misbehave("/worker.js", Fault::Script(impatient.leak()));
        let (pieces, pause) = (40, 100);
        server.misbehave(FILE, Fault::Slow { pieces, pause });
        device.save(&server.url(BACK_PAIN)).await?;
        assert_eq!(server.asked_for(FILE), 1);
        Ok(())
    })
    .await;
}

/// A part of a file is sent as a part (RFC 9110, 14).
#[tokio::test(flavor = "multi_thread")]
async fn ranges_are_parts() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        server.vanish().await;
        let ask = "const [range] = arguments;
            const picture = document.images[0].currentSrc;
            const whole = await (await fetch(picture)).text();
            const part = await fetch(picture, { headers: { Range: range } });
            const text = await part.text();
            return [part.status, part.headers.get('Content-Range')?.replace(/\\d+$/, 'all') ?? '',
              String(text === whole.slice(0, 10)), String(text === whole.slice(-10)),
              String(text === whole)];";
        for (range, expected) in [
            (
                "bytes=0-9",
                json!([206, "bytes 0-9/all", "true", "false", "false"]),
            ),
            ("bytes=-10", json!([206, "", "false", "true", "false"])),
            ("bytes=9-0", json!([200, "", "false", "false", "true"])),
            ("lines=0-9", json!([200, "", "false", "false", "true"])),
            (
                "bytes=99999999-",
                json!([416, "bytes */all", "false", "false", "false"]),
            ),
        ] {
            let answer = device.browser.run(ask, vec![json!(range)]).await?;
            let mut answer = answer;
            if range == "bytes=-10" {
                answer[1] = json!("");
            }
            assert_eq!(answer, expected, "{range}");
        }
        Ok(())
    })
    .await;
}
