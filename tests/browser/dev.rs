use super::{child::Desk, pool::browse};
use std::fs;

const ARTICLE: &str = "my-clinic/content/articles/your-first-visit.json";

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_what_somebody_writes() {
    let desk = Desk::new();
    desk.done("", &["new", "my-clinic"]);
    let dev = desk.serve("my-clinic", &["dev"]);
    let page = dev.url("articles/your-first-visit/");
    let good = desk.read(ARTICLE);
    let title = "What to expect at your first visit";
    assert!(good.contains(title));
    // Until it is published the first time, the page says so.
    browse(&["503"], |browser| async {
        let browser = browser;
        browser.driver.goto(&page).await?;
        browser.reads(title).await?;
        browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await?;

        desk.write(ARTICLE, &good.replace(title, "What happens at first"));
        browser.reads("What happens at first").await?;

        desk.write(ARTICLE, &good.replace("\"title\"", "\"titel\""));
        browser
            .until(
                "document.getElementById('clinic-dev-report')?.textContent.includes('\"titel\"')",
            )
            .await?;
        browser.reads("What happens at first").await?;
        // It is above the page, and can be scrolled and read with keys.
        let shown = "(() => {
            const panel = document.getElementById('clinic-dev-report');
            const { x, y } = panel.getBoundingClientRect();
            return document.elementFromPoint(x + 9, y + 9) === panel && panel.tabIndex === 0;
        })()";
        assert_eq!(browser.value(shown).await?, true);

        desk.write(ARTICLE, &good);
        browser.reads(title).await?;
        browser
            .until("!document.getElementById('clinic-dev-report')")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn photo_is_shown_before_its_avif_is_made() {
    let desk = Desk::new();
    desk.done("", &["new", "my-clinic"]);
    let content = desk.path("my-clinic/content");
    let photo = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/content/images/injury-recovery.jpg"
    );
    fs::copy(photo, content.join("images/photo.jpg")).unwrap();
    fs::remove_file(content.join("images/waiting-room.svg")).unwrap();
    desk.write(
        ARTICLE,
        &desk.read(ARTICLE).replace("waiting-room.svg", "photo.jpg"),
    );
    let dev = desk.serve("my-clinic", &["dev"]);
    let page = dev.url("articles/your-first-visit/");
    browse(&["503"], |browser| async {
        let browser = browser;
        browser.driver.goto(&page).await?;
        browser
            .until("document.querySelector('main img')?.complete")
            .await?;
        let image = "(() => { const image = document.querySelector('main img');
            return [image.naturalWidth > 0, image.currentSrc.endsWith('.avif')]; })()";
        assert_eq!(browser.value(image).await?, serde_json::json!([true, true]));
        Ok(())
    })
    .await;
}
