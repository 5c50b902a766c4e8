//! What follows an embed stays in its place, and an embed has one everywhere.

use super::*;
use std::sync::Arc;
use tokio::sync::Notify;

const JSON: &str = "authors/denise-leslie.json";

/// Where what follows begins.
const AFTER: &str = "document.querySelector('#after').getBoundingClientRect().top";

/// How much of the place is empty.
const EMPTY: &str = "document.querySelector('[slug]').offsetHeight -
     document.querySelector('[slug]').shadowRoot.querySelector('.clinic-embed').offsetHeight";

/// What the scripts of these tests use.
const NAMES: &str = "const embed = document.querySelector('[slug]');
     const main = document.querySelector('main');
     const later = (act) => requestAnimationFrame(() => requestAnimationFrame(act));";

/// Wherever it is when its content comes, and whatever has happened to it before.
#[tokio::test(flavor = "multi_thread")]
async fn embed_keeps_its_place() {
    in_chromium(&[], async |stage| {
        stage.host.paste(&stage.copy(AUTHOR).await?);
        // All of it is in sight.
        let tall = serde_json::json!({
            "width": 1280, "height": 3000, "deviceScaleFactor": 1, "mobile": false
        });
        stage
            .browser
            .command("Emulation.setDeviceMetricsOverride", tall)
            .await?;
        for before in [
            "",
            "main.style.width = '230px'",
            "main.style.width = '300px'",
            "main.style.width = '755px'",
            "main.style.cssText = 'display: flex; flex-direction: column; align-items: start'",
            "main.style.float = 'left'",
            "main.prepend(embed)",
            "embed.remove(); setTimeout(() => main.prepend(embed))",
            "embed.hidden = true; later(() => { embed.hidden = false; })",
            "embed.style.display = 'none'; later(() => embed.removeAttribute('style'))",
        ] {
            stage.articles.behave();
            stage.forget().await;
            let release = Arc::new(Notify::new());
            let held = Fault::Held(Arc::clone(&release));
            stage.articles.misbehave(JSON, held);
            let known = stage.articles.asked_for(JSON);
            let page = stage.host.url("plain.html");
            stage.browser.driver.goto(page).await?;
            stage.articles.hears_again(JSON, known).await;
            stage.run(&format!("{NAMES} {before}")).await?;
            stage.browser.rests().await?;
            stage.browser.until(&format!("{AFTER} > 300")).await?;
            stage.browser.rests().await?;
            let place = stage.browser.value(AFTER).await?;
            release.notify_one();
            stage.shows(1).await?;
            stage.browser.rests().await?;
            assert_eq!(stage.browser.value(AFTER).await?, place, "{before}");
            let empty = stage.browser.value(EMPTY).await?;
            // The narrower, the more the height depends on the width.
            assert!(empty.as_i64().unwrap() < 200, "{before}: {empty}");
            stage.has_no_errors().await?;
        }
        Ok(())
    })
    .await;
}

/// When its end is out of sight, hidden and shown again, narrower or wider, it is as high as what
/// is in it.
#[tokio::test(flavor = "multi_thread")]
async fn embed_leaves_no_gap() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        stage.browser.until(&format!("({EMPTY}) === 0")).await?;
        stage.visit("plain.html", AUTHOR).await?;
        stage.shows(1).await?;
        for change in [
            "embed.style.display = 'none'; later(() => embed.removeAttribute('style'))",
            "document.body.style.width = '400px'",
            "document.body.style.width = '900px'",
        ] {
            stage.run(&format!("{NAMES} {change}")).await?;
            stage.browser.rests().await?;
            stage.browser.until(&format!("({EMPTY}) === 0")).await?;
        }
        Ok(())
    })
    .await;
}

async fn has_a_width_everywhere(stage: Stage<'_>) -> WebDriverResult<()> {
    let width = "document.querySelector('[slug]').getBoundingClientRect().width";
    stage.host.paste(&stage.copy(AUTHOR).await?);
    for style in [
        "main { display: flex }",
        "[slug] { display: inline-block !important }",
        "[slug] { float: left }",
        "main { display: table } [slug] { display: table-cell !important }",
        "main { display: grid; justify-content: start }",
        "main { position: absolute }",
    ] {
        // What is in the page beside it is narrow.
        let style = format!("h1, p {{ width: 50px; overflow: hidden }} {style}");
        let style = serde_json::json!(style);
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        let add = format!(
            "document.head.append(Object.assign(document.createElement('style'),
               {{ textContent: {style} }}))"
        );
        stage.run(&add).await?;
        stage.shows(1).await?;
        stage.browser.rests().await?;
        let wide = stage.browser.value(width).await?.as_f64().unwrap();
        assert!((600.0..=700.0).contains(&wide), "{style}: {wide}");
        // It goes on to fit into what is narrow.
        stage
            .run("document.body.style.width = '380px'; document.body.style.position = 'relative'")
            .await?;
        stage.browser.rests().await?;
        let narrow = stage.browser.value(width).await?.as_f64().unwrap();
        assert!((200.0..=380.0).contains(&narrow), "{style}: {narrow}");
    }
    Ok(())
}

/// Also where a place is as wide as what is in it.
#[tokio::test(flavor = "multi_thread")]
async fn embed_has_a_width_everywhere() {
    in_chromium(&[], has_a_width_everywhere).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_has_a_width_everywhere_in_firefox() {
    in_firefox(has_a_width_everywhere).await;
}
