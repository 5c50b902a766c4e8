use super::*;
use crate::tier;

/// All entries of the site's caches: the name of the cache, and the address.
pub(super) const ENTRIES: &str = "(await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map(({ url }) => [name, url])))).flat()";

/// How an entry is damaged.
pub(super) const DAMAGE: [&str; 2] = [
    "await (await caches.open(name)).delete(url)",
    "await (await caches.open(name)).put(url, new Response('damaged'))",
];

/// Each entry of each cache, damaged by itself: without a network everything else can be read,
/// with one it is mended, and then all can be read without again.
///
/// Entries are deleted and overwritten in turn, half of them in each test; `make soak` does both to
/// all of them.
async fn no_entry_is_needed_by_others(act: usize) {
    let clinic = Clinic::new();
    let pages = clinic.bodies();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("")).await?;
        let entries = device.browser.value(ENTRIES).await?;
        let entries = entries.as_array().unwrap();
        assert!(entries.len() > 30);
        let version = clinic.version();
        let (first, step) = tier::choose((act, DAMAGE.len()), (0, 1));
        for entry in entries.iter().skip(first).step_by(step) {
            let damage = DAMAGE[act];
            let script = format!("const [name, url] = arguments; {damage};");
            let arguments = entry.as_array().unwrap().clone();
            device.browser.run(&script, arguments).await?;
            device.stop_workers().await?;
            server.vanish().await;
            let hash = entry[1].as_str().unwrap().rsplit('/').next().unwrap();
            let damaged = pages.get(hash).cloned().unwrap_or_default();
            for route in ["", BACK_PAIN, RECOVERY] {
                device.browser.driver.goto(server.url(route)).await?;
                let title = device.browser.driver.title().await?;
                if damaged.contains(&format!("{route}index.html")) {
                    assert!(title.starts_with("You are offline"), "{entry} {route}");
                } else {
                    assert_eq!(title, clinic.title(route), "{entry}");
                    assert_eq!(device.version().await?, version, "{entry}");
                }
            }
            server.come_back().await;
            device.browser.driver.goto(server.url("")).await?;
            device.has_looked().await?;
            device.is_ready().await?;
        }
        server.vanish().await;
        for route in &clinic.site.routes {
            device.browser.driver.goto(server.url(route)).await?;
            assert_eq!(device.browser.driver.title().await?, clinic.title(route));
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_deleted_entry_is_needed_by_others() {
    no_entry_is_needed_by_others(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_overwritten_entry_is_needed_by_others() {
    no_entry_is_needed_by_others(1).await;
}

/// All records gone: nothing is mixed up, and what is there is not fetched again.
#[tokio::test(flavor = "multi_thread")]
async fn lost_records_do_no_harm() {
    let clinic = Clinic::new();
    keeping(&clinic, async |device, server| {
        device.save(&server.url("")).await?;
        let lose = "for (const name of await caches.keys()) if (!name.endsWith('bodies')) await caches.delete(name);";
        device.browser.run(lose, vec![]).await?;
        device.stop_workers().await?;
        server.forget();
        device.save(&server.url("")).await?;
        assert_eq!(server.asked_for("/content/articles/"), 0);
        server.vanish().await;
        assert_eq!(device.reads(server, BACK_PAIN).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}
