use super::*;

/// Of a new version that changes one article, little more than that article is fetched.
#[tokio::test(flavor = "multi_thread")]
async fn one_changed_article_is_all_that_is_fetched() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(RECOVERY)).await?;
        clinic.deploy_news("So does massage help?", "News: does massage help?");
        server.forget();
        device.looks_for_news().await?;
        assert_eq!(device.told("newer").await?, true);
        let article =
            server.sent_for(BACK_PAIN) + server.sent_for("/content/articles/low-back-pain.json");
        assert!(article > 5_000, "{article}");
        let other = server.sent_for("") - article;
        assert!(other <= 10_000, "{other}");
        Ok(())
    })
    .await;
}

/// Each tab keeps its version until its reader agrees.
#[tokio::test(flavor = "multi_thread")]
async fn tabs_keep_their_version() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let driver = &device.browser.driver;
        device.save(&server.url("")).await?;
        let old = clinic.version();
        let first = driver.window().await?;
        let second = driver.new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        device.note().await?;
        device.save(&server.url("")).await?;
        clinic.deploy_news(OLD, NEW);
        device.looks_for_news().await?;
        for tab in [&second, &first] {
            driver.switch_to_window(tab.clone()).await?;
            device.browser.until("told.at(-1).newer").await?;
            assert_eq!(device.version().await?, old);
            assert!(device.words().await?.contains("A new version"));
            assert_eq!(violations(&device.browser).await?, "");
        }
        driver.switch_to_window(second.clone()).await?;
        // A tab that is seen again asks for news, and shows its notices anew.
        device.browser.rests().await?;
        device.browser.click("#clinic-notices button").await?;
        device
            .browser
            .until(&format!(
                "document.querySelector('meta[name=clinic-version]')?.content === '{}'",
                clinic.version()
            ))
            .await?;
        device
            .browser
            .until("document.body.innerText.includes('News: massage')")
            .await?;
        device.is_ready().await?;
        // The other tab goes on with the old version, network or not.
        driver.switch_to_window(first.clone()).await?;
        server.vanish().await;
        assert_eq!(device.version().await?, old);
        device
            .browser
            .click(".clinic-card a[href$='/low-back-pain/']")
            .await?;
        device.browser.reads(MAIN_TITLE).await?;
        assert!(device.words().await?.contains(OLD));
        assert_eq!(device.version().await?, old);
        Ok(())
    })
    .await;
}

/// With the last page of an old version that version goes.
#[tokio::test(flavor = "multi_thread")]
async fn last_page_takes_the_old_version_along() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let driver = &device.browser.driver;
        device.save(&server.url(BACK_PAIN)).await?;
        let old = clinic.version();
        clinic.deploy_news(OLD, NEW);
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        assert_eq!(device.version().await?, old);
        let is_there = format!(
            "{}.flat().some((url) => url.endsWith('/{old}'))",
            entries::ENTRIES
        );
        assert_eq!(device.browser.value(&is_there).await?, true);
        driver.goto("about:blank").await?;
        device.save(&server.url(BACK_PAIN)).await?;
        assert_eq!(device.version().await?, clinic.version());
        assert!(device.words().await?.contains(NEW));
        device.has_looked().await?;
        device.browser.until(&format!("!{is_there}")).await
    })
    .await;
}

/// Who reloads a page gets what is new, and waits no longer than two seconds for it.
#[tokio::test(flavor = "multi_thread")]
async fn reload_brings_what_is_new() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        let driver = &device.browser.driver;
        device.save(&server.url(BACK_PAIN)).await?;
        device.has_looked().await?;
        clinic.deploy_news(OLD, NEW);
        driver.refresh().await?;
        assert_eq!(device.version().await?, clinic.version());
        assert!(device.words().await?.contains(NEW));
        device.is_ready().await?;
        // A network that brings nothing is not waited for, nor one that is gone.
        server.misbehave("", Fault::Silence);
        device.is_impatient().await?;
        driver.refresh().await?;
        assert!(device.words().await?.contains(NEW));
        server.vanish().await;
        driver.refresh().await?;
        assert!(device.words().await?.contains(NEW));
        Ok(())
    })
    .await;
}

/// Three versions, each while the one before is being fetched.
#[tokio::test(flavor = "multi_thread")]
async fn versions_in_quick_succession_never_mix() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        let release = Arc::new(tokio::sync::Notify::new());
        clinic.edit("site.json", "Honest, easy", "Second: honest, easy");
        clinic.deploy_news(OLD, "Second: massage may bring relief");
        server.misbehave(
            "/content/articles/low-back",
            Fault::Held(Arc::clone(&release)),
        );
        device.browser.driver.refresh().await?;
        server.hears("/content/articles/low-back").await;
        clinic.edit("site.json", "Second: honest", "Third: honest");
        clinic.deploy_news("Second: massage", "Third: massage");
        server.behave();
        release.notify_waiters();
        device.has_looked().await?;
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        device.browser.driver.goto("about:blank").await?;
        server.vanish().await;
        let version = clinic.version();
        for route in &clinic.site.routes {
            device.browser.open(&server.url(route)).await?;
            assert_eq!(device.version().await?, version);
            let words = device.words().await?;
            assert!(
                words.contains("Third: ") && !words.contains("Second: "),
                "{route}: {words}"
            );
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rolling_back_works() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url(BACK_PAIN)).await?;
        let first = clinic.version();
        clinic.deploy_news(OLD, NEW);
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        device.browser.driver.goto("about:blank").await?;
        device.save(&server.url(BACK_PAIN)).await?;
        assert!(device.words().await?.contains(NEW));
        clinic.deploy_news(NEW, OLD);
        assert_eq!(clinic.version(), first);
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        device.browser.driver.goto("about:blank").await?;
        server.vanish().await;
        device.browser.open(&server.url(BACK_PAIN)).await?;
        assert_eq!(device.version().await?, first);
        assert!(device.words().await?.contains(OLD));
        Ok(())
    })
    .await;
}

/// What is lost of an old version is not taken from a new one: a page shows the content of its own
/// version, or leads to a document that has it.
#[tokio::test(flavor = "multi_thread")]
async fn page_of_an_old_version_shows_no_content_of_a_new_one() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("")).await?;
        let old = clinic.version();
        let bodies = clinic.bodies();
        let content = format!("content/{ARTICLE}");
        let body = bodies.iter().find(|(_, paths)| paths.contains(&content));
        let lose = "for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const { url } of await cache.keys()) if (url.endsWith(arguments[0])) await cache.delete(url);
        }";
        device.browser.run(lose, vec![json!(body.unwrap().0)]).await?;
        clinic.deploy_news(OLD, NEW);
        device
            .browser
            .click(".clinic-card a[href$='/low-back-pain/']")
            .await?;
        device.browser.reads(MAIN_TITLE).await?;
        let words = device.words().await?;
        assert!(words.contains(OLD) && !words.contains(NEW), "{words}");
        assert_eq!(device.version().await?, old);
        Ok(())
    })
    .await;
}

/// A visit is decided by the newest list: what an older version had is not shown in its place.
#[tokio::test(flavor = "multi_thread")]
async fn withdrawn_article_is_not_shown_any_more() {
    let clinic = Clinic::new();
    clinic.copy_article("low-back-pain", &["copy".into()]);
    clinic.deploy();
    keeping(&clinic, async |device, server| {
        let driver = &device.browser.driver;
        device.save(&server.url(COPY)).await?;
        let old = clinic.version();
        withdraw(&clinic);
        device.looks_for_news().await?;
        device.browser.until("told.at(-1).newer").await?;
        // The page that is open stays as it is, and keeps its version.
        assert_eq!(device.version().await?, old);
        let first = driver.window().await?;
        driver.switch_to_window(driver.new_tab().await?).await?;
        device.note().await?;
        assert_eq!(device.reads(server, COPY).await?, NOT_FOUND);
        server.vanish().await;
        assert_eq!(device.reads(server, COPY).await?, WITHDRAWN);
        assert_eq!(violations(&device.browser).await?, "");
        let words = device.words().await?;
        assert!(words.contains(MAIN_TITLE), "{words}");
        let readable =
            "[...document.querySelectorAll('.clinic-offline li a')].map(({ href }) => href)";
        let readable = device.browser.value(readable).await?;
        assert_eq!(readable.as_array().unwrap().len(), ARTICLES.len());
        assert!(!readable.to_string().contains("/copy/"), "{readable}");
        driver.switch_to_window(first).await?;
        device.browser.click(".clinic-header nav a").await?;
        device.browser.reads("All articles").await?;
        assert_eq!(device.version().await?, old);
        // Pressing on what is offered there shows what holds now.
        driver.back().await?;
        device.browser.reads(MAIN_TITLE).await?;
        server.come_back().await;
        device.browser.click("#clinic-notices button").await?;
        device.browser.reads(NOT_FOUND).await?;
        // It comes back.
        clinic.edit("articles/copy.json", "\"draft\",", "\"published\",");
        clinic.deploy();
        device.save(&server.url("")).await?;
        device.looks_for_news().await?;
        server.vanish().await;
        assert_eq!(device.reads(server, COPY).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

const COPY: &str = "articles/copy/";
const NOT_FOUND: &str = "We can’t find this page";
const WITHDRAWN: &str = "This article was withdrawn";

/// Publishes the site without one of its articles.
fn withdraw(clinic: &Clinic) {
    clinic.edit("articles/copy.json", "\"published\",", "\"draft\",");
    clinic.deploy();
}
