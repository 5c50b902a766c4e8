//! The page on which a snippet is put together.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn snippet_says_what_was_chosen() {
    in_chromium(&[], async |stage| {
        stage.copy(ARTICLE).await?;
        let choose = |name: &str, value: &str| {
            format!(
                "const field = document.querySelector('[name={name}]'); field.value = '{value}';
                 field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            )
        };
        for (name, value) in [("kind", "author"), ("theme", "dark"), ("level", "3"), ("links", "site")] {
            stage.run(&choose(name, value)).await?;
        }
        stage.browser.until(&format!("{MEASURED} === 'denise-leslie'")).await?;
        let snippet = stage.browser.text(FIELD).await?;
        let site = stage.articles.url("");
        let (script, tag) = snippet.split_once('\n').unwrap();
        assert_eq!(script, format!("<script type=\"module\" src=\"{site}embed/v1.js\"></script>"));
        let start = "<clinic-author slug=\"denise-leslie\" heading-level=\"3\" theme=\"dark\" links=\"site\" space=\"320:";
        assert!(tag.starts_with(start), "{tag}");
        let end = format!("<a href=\"{site}authors/denise-leslie/\">Denise Leslie</a></clinic-author>");
        assert!(tag.ends_with(&end), "{tag}");
        stage
            .run("document.querySelector('.clinic-preview').scrollIntoView()")
            .await?;
        let shown = "document.querySelector('.clinic-preview clinic-author').shadowRoot.querySelector('h1')?.textContent";
        stage.browser.until(&format!("{shown} === 'Denise Leslie'")).await?;
        let policy = stage.browser.text("document.querySelector('[name=policy]').value").await?;
        let origin = site.trim_end_matches('/');
        assert_eq!(
            policy,
            format!("script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}; img-src {origin}; frame-src {origin}")
        );
        stage.browser.click("[data-copies=tag]").await?;
        stage.browser.until("document.querySelector('[role=status]').textContent").await?;
        let selected = "(({ selectionStart, selectionEnd, value }) =>
             selectionStart === 0 && selectionEnd === value.length)(document.querySelector('[name=tag]'))";
        assert_eq!(stage.browser.value(selected).await?, true);
        assert_eq!(violations(stage.browser).await?, "");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn snippet_for_editors_that_drop_tags_works() {
    in_chromium(&[], async |stage| {
        stage.copy(ARTICLE).await?;
        let plain = "document.querySelector('[name=plain]').value";
        stage.host.paste(&stage.browser.text(plain).await?);
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        stage.shows(1).await?;
        assert_eq!(stage.browser.text(TITLE).await?, MAIN_TITLE);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_article_leads_to_its_snippet() {
    in_chromium(&[], async |stage| {
        stage
            .browser
            .open(&stage.articles.url("articles/low-back-pain/"))
            .await?;
        stage.browser.click(".clinic-elsewhere a").await?;
        stage
            .browser
            .until(&format!("{MEASURED} === 'low-back-pain'"))
            .await
    })
    .await;
}
