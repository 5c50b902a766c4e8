use super::*;
use std::sync::LazyLock;

/// A site that is more than its budget.
pub(super) fn large() -> Clinic {
    LARGE.copy()
}

static LARGE: LazyLock<Clinic> = LazyLock::new(|| {
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
});

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
        let route = read.trim_start_matches('/');
        device.browser.driver.goto(server.url(route)).await?;
        assert_eq!(device.browser.driver.title().await?, clinic.title(route));
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

/// Each entry of each cache, damaged by itself: what else was saved can be read without a network.
#[tokio::test(flavor = "multi_thread")]
async fn no_entry_of_a_large_site_is_needed_by_others() {
    let clinic = large();
    let pages = clinic.bodies();
    let saved = ["articles/copy-1/", "articles/copy-2/", "articles/copy-3/"];
    keeping(&clinic, async |device, server| {
        for article in saved {
            device.save(&server.url(article)).await?;
        }
        device.browser.driver.goto("about:blank").await?;
        device.save(&server.url(saved[0])).await?;
        let entries = device.browser.value(entries::ENTRIES).await?;
        let entries = entries.as_array().unwrap();
        assert!(
            entries
                .iter()
                .any(|entry| entry[1].as_str().unwrap().contains("/part/"))
        );
        for entry in entries {
            let script = format!("const [name, url] = arguments; {};", entries::DAMAGE[1]);
            let arguments = entry.as_array().unwrap().clone();
            device.browser.run(&script, arguments).await?;
            device.stop_workers().await?;
            server.vanish().await;
            let hash = entry[1].as_str().unwrap().rsplit('/').next().unwrap();
            let damaged = pages.get(hash).cloned().unwrap_or_default();
            for article in saved {
                if damaged.contains(&format!("{article}index.html")) {
                    continue;
                }
                device.browser.driver.goto(server.url(article)).await?;
                assert_eq!(
                    device.browser.driver.title().await?,
                    clinic.title(article),
                    "{entry}"
                );
                let picture = "document.querySelector('.clinic-hero img').naturalWidth";
                let hero = damaged.iter().any(|path| path.contains("/images/"));
                if !hero {
                    device.browser.until(picture).await?;
                }
            }
            server.come_back().await;
            device.browser.driver.goto(server.url(saved[0])).await?;
            device.has_looked().await?;
            device.is_ready().await?;
        }
        Ok(())
    })
    .await;
}

/// A part of the list that can't be had any more keeps nothing from being mended.
#[tokio::test(flavor = "multi_thread")]
async fn lost_part_keeps_no_news_from_coming() {
    let clinic = large();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("articles/copy-3/")).await?;
        let lose = "for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const { url } of await cache.keys()) if (url.includes('/part/')) await cache.delete(url);
        }";
        device.browser.run(lose, vec![]).await?;
        device.stop_workers().await?;
        // Nobody knows what belongs to the article, and the reader is told what can be read.
        server.vanish().await;
        assert_eq!(device.reads(server, "articles/copy-3/").await?, "You are offline");
        server.come_back().await;
        for number in 0..40 {
            clinic.edit(&format!("articles/copy-{number}.json"), "So does massage help?", "News: does massage help?");
        }
        clinic.deploy();
        device.browser.driver.goto("about:blank").await?;
        device.save(&server.url("articles/copy-3/")).await?;
        device.has_looked().await?;
        device.browser.driver.goto("about:blank").await?;
        server.vanish().await;
        assert_eq!(device.reads(server, "articles/copy-3/").await?, MAIN_TITLE);
        assert_eq!(device.version().await?, clinic.version());
        assert!(device.words().await?.contains("News: does massage help?"));
        Ok(())
    })
    .await;
}

/// A site that outgrows its budget keeps what was read.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_outlasts_a_site_that_grows_large() {
    let clinic = large();
    clinic.edit("site.json", "\"megabytes\": 1", "\"megabytes\": 50");
    clinic.deploy();
    keeping(&clinic, async |device, server| {
        for article in ["articles/copy-5/", "articles/copy-3/"] {
            device.save(&server.url(article)).await?;
            device.has_looked().await?;
        }
        clinic.edit("site.json", "\"megabytes\": 50", "\"megabytes\": 1");
        clinic.deploy();
        device.looks_for_news().await?;
        device.browser.driver.goto("about:blank").await?;
        device.save(&server.url("articles/copy-3/")).await?;
        server.vanish().await;
        for article in ["articles/copy-3/", "articles/copy-5/"] {
            assert_eq!(device.reads(server, article).await?, MAIN_TITLE);
            assert_eq!(device.version().await?, clinic.version());
        }
        assert_eq!(
            device.reads(server, "articles/copy-4/").await?,
            "You are offline"
        );
        Ok(())
    })
    .await;
}

/// A server that never answers is not waited for, whatever of the site is saved.
#[tokio::test(flavor = "multi_thread")]
async fn silent_server_of_a_large_site_is_not_waited_for() {
    let clinic = large();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("articles/copy-3/")).await?;
        server.misbehave("", Fault::Silence);
        device.stop_workers().await?;
        device.is_impatient().await?;
        assert_eq!(device.reads(server, "articles/copy-3/").await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}
