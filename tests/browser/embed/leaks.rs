//! What is left when the element has gone: nothing.

use super::*;

/// Nodes and documents that are alive after many lives, against after few.
async fn leaves_nothing_behind(stage: Stage<'_>, page: &str) -> WebDriverResult<()> {
    stage.visit(page, ARTICLE).await?;
    stage.shows(1).await?;
    let lives = |number: usize| {
        format!(
            "const done = arguments[0];
             const live = async (left) => {{
               if (!left) return done();
               const element = document.createElement('clinic-article');
               element.setAttribute('slug', 'low-back-pain');
               element.addEventListener('clinic-ready', () => {{
                 element.remove(); setTimeout(() => live(left - 1)); }});
               document.querySelector('main').prepend(element);
             }};
             live({number});"
        )
    };
    let mut alive = Vec::new();
    for number in [5, 5, 20] {
        stage
            .browser
            .driver
            .execute_async(lives(number), vec![])
            .await?;
        stage.run("told.length = 0").await?;
        // What only waits for the next frame is gone after it.
        for _ in 0..2 {
            stage.browser.rests().await?;
            stage
                .browser
                .command("HeapProfiler.collectGarbage", serde_json::json!({}))
                .await?;
        }
        let cdp = stage.browser.driver.cdp();
        let counted = cdp
            .send_raw("Memory.getDOMCounters", serde_json::json!({}))
            .await?;
        alive.push(["nodes", "documents"].map(|name| counted[name].as_u64().unwrap()));
    }
    // Not even one for each.
    for (before, after) in alive[1].iter().zip(&alive[2]) {
        assert!(*after < before + 20, "{alive:?}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_leaves_nothing_behind() {
    in_chromium(&[], async |stage| {
        leaves_nothing_behind(stage, "single-page.html").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_in_a_frame_leaves_nothing_behind() {
    in_chromium(&[FORBIDDEN], async |stage| {
        leaves_nothing_behind(stage, "without-wasm.html").await
    })
    .await;
}
