use super::*;

/// A site that is more than its budget.
fn large() -> Clinic {
    let clinic = Clinic::new();
    let copies: Vec<_> = (0..40).map(|number| format!("copy-{number}")).collect();
    clinic.copy_article("low-back-pain", &copies);
    clinic.edit(
        "site.json",
        "\"language\"",
        "\"offline\": { \"megabytes\": 1 }, \"language\"",
    );
    clinic.deploy();
    clinic
}

/// Of a large site, what was read is kept, and what the reader saves.
#[tokio::test(flavor = "multi_thread")]
async fn large_site_keeps_what_was_read_or_saved() {
    let clinic = large();
    assert!(clinic.list()["list"]["parts"].is_array());
    keeping(&clinic, async |device, server| {
        device.save(&server.url("articles/copy-3/")).await?;
        server.vanish().await;
        assert_eq!(device.reads(server, "articles/copy-3/").await?, MAIN_TITLE);
        assert_eq!(
            device.reads(server, "articles/copy-4/").await?,
            "You are offline"
        );
        let links = device
            .browser
            .driver
            .find_all(By::Css(".clinic-offline li a"))
            .await?;
        assert_eq!(links.len(), 1);
        server.come_back().await;
        // A link within the program reads, too.
        device.browser.open(&server.url("")).await?;
        device.has_looked().await?;
        device.browser.click(".clinic-card a").await?;
        device.is_ready().await?;
        let read = device.browser.text("location.pathname").await?;
        server.vanish().await;
        assert_eq!(
            device.reads(server, read.trim_start_matches('/')).await?,
            device.heading().await?
        );
        assert_ne!(device.heading().await?, "You are offline");
        server.come_back().await;
        // All of it, when the reader asks for it.
        device.browser.open(&server.url("")).await?;
        device.has_looked().await?;
        device.browser.click("#clinic-saved button").await?;
        device.is_ready().await?;
        server.vanish().await;
        for route in &clinic.site.routes {
            device.browser.driver.goto(server.url(route)).await?;
            assert_eq!(
                device.browser.driver.title().await?,
                clinic.title(route),
                "{route}"
            );
        }
        Ok(())
    })
    .await;
}

/// What was saved by hand stays when what was read has to go.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_saved_outlasts_what_was_read() {
    let clinic = large();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("articles/copy-0/")).await?;
        // Saved by hand: the button of another article, before it is read by itself.
        let save = "document.dispatchEvent(new CustomEvent('clinic-keep', { detail: { duty: 'save', path: 'articles/copy-1/' } }))";
        device.browser.run(save, vec![]).await?;
        device.browser.until("told.at(-1).article?.ready").await?;
        for number in 2..10 {
            device.save(&server.url(&format!("articles/copy-{number}/"))).await?;
        }
        server.vanish().await;
        assert_eq!(device.reads(server, "articles/copy-1/").await?, MAIN_TITLE);
        assert_eq!(device.reads(server, "articles/copy-9/").await?, MAIN_TITLE);
        assert_eq!(device.reads(server, "articles/copy-0/").await?, "You are offline");
        Ok(())
    })
    .await;
}
