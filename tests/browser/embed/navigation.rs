//! Following links within an embed.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn embed_opens_articles_in_place_with_a_way_back() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        let (address, entries) = ("location.href", "history.length");
        let before = (stage.browser.value(address).await?, stage.browser.value(entries).await?);
        let focus = format!("{ROOT}.activeElement?.localName");
        for (link, title) in [
            (".clinic-card a", "Massage for low back pain: what research shows"),
            (".clinic-byline-author a", "Denise Leslie"),
            (".clinic-embed-back button", "Massage for low back pain: what research shows"),
            (".clinic-embed-back button", MAIN_TITLE),
        ] {
            stage.run(&format!("{ROOT}.querySelector('{link}').click()")).await?;
            stage.browser.until(&format!("{TITLE} === '{title}'")).await?;
            assert_eq!(stage.browser.text(&focus).await?, "h1");
            let seen = format!("{ROOT}.activeElement.getBoundingClientRect().top");
            let seen = stage.browser.value(&format!("{seen} >= 0 && {seen} < innerHeight")).await?;
            assert_eq!(seen, true, "{title}");
        }
        let back = format!("{ROOT}.querySelector('.clinic-embed-back')");
        assert_eq!(stage.browser.value(&back).await?, serde_json::Value::Null);
        let after = (stage.browser.value(address).await?, stage.browser.value(entries).await?);
        assert_eq!(before, after);
        let asked = "told.filter(({ name }) => name === 'navigate').map(it => it.kind + ' ' + it.slug).join()";
        let asked = stage.browser.text(asked).await?;
        assert!(asked.ends_with(",author denise-leslie"), "{asked}");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_goes_nowhere_when_the_page_says_no() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        stage
            .run("addEventListener('clinic-navigate', event => event.preventDefault())")
            .await?;
        for links in ["inside", "site"] {
            let set = format!("document.querySelector('[slug]').setAttribute('links', '{links}')");
            stage.run(&set).await?;
            stage
                .run(&format!("{ROOT}.querySelector('.clinic-card a').click()"))
                .await?;
            stage.browser.rests().await?;
            assert_eq!(stage.browser.text(TITLE).await?, MAIN_TITLE);
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_opens_articles_on_their_site_when_told() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        stage
            .run("document.querySelector('[slug]').setAttribute('links', 'site')")
            .await?;
        stage
            .run(&format!("{ROOT}.querySelector('.clinic-card a').click()"))
            .await?;
        let site = serde_json::json!(stage.articles.url("articles/"));
        stage
            .browser
            .until(&format!("location.href.startsWith({site})"))
            .await?;
        stage
            .browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_finds_its_own_headings() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        let address = stage.browser.text("location.href").await?;
        stage
            .run(&format!(
                "[...{ROOT}.querySelectorAll('.clinic-contents a')].at(1).click()"
            ))
            .await?;
        let focus = format!("{ROOT}.activeElement?.localName === 'h2'");
        assert_eq!(stage.browser.value(&focus).await?, true);
        let seen = format!("{ROOT}.activeElement.getBoundingClientRect().top");
        // At the top, where reading begins.
        let seen = format!("Math.abs({seen}) < 100");
        assert_eq!(stage.browser.value(&seen).await?, true);
        // Back where a source is cited, the focus is on a link, and can come there again.
        stage
            .run(&format!("{ROOT}.querySelector('.clinic-back').click()"))
            .await?;
        let cites = format!(
            "{ROOT}.activeElement?.id.startsWith('clinic-cited-') && {ROOT}.activeElement.tabIndex"
        );
        assert_eq!(stage.browser.value(&cites).await?, 0);
        assert_eq!(stage.browser.text("location.href").await?, address);
        Ok(())
    })
    .await;
}
