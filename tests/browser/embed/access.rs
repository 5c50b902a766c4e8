//! For everybody: outline, order of focus, names, direction.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn embed_fits_into_the_outline() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        let levels = format!(
            "[...new Set([...{ROOT}.querySelectorAll('h1, h2, h3')].map(it => \
               it.localName + it.ariaLevel))].sort().join()"
        );
        for (given, expected) in [
            ("1", "h11,h22,h33"),
            ("3", "h13,h24,h35"),
            ("6", "h16,h27,h38"),
            ("nonsense", "h12,h23,h34"),
            ("9", "h12,h23,h34"),
        ] {
            let set = format!(
                "document.querySelector('[slug]').setAttribute('heading-level', '{given}')"
            );
            stage.run(&set).await?;
            assert_eq!(stage.browser.text(&levels).await?, expected, "{given}");
        }
        let named = format!("{ROOT}.querySelector('section').ariaLabel");
        let named = stage.browser.text(&named).await?;
        assert!(named.starts_with(MAIN_TITLE), "{named}");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_passes_the_focus_on() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", AUTHOR).await?;
        stage.shows(1).await?;
        let focus = format!("(({ROOT}).activeElement ?? document.activeElement).textContent");
        for expected in ["Contact", "Medical and Sports Massage", "more"] {
            stage.browser.press(Key::Tab).await?;
            assert_eq!(stage.browser.text(&focus).await?, expected);
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_and_page_satisfy_axe() {
    in_chromium(&[], async |stage| {
        for page in ["plain.html", "right-to-left.html"] {
            for query in [ARTICLE, RELATED, AUTHOR] {
                stage.visit(page, query).await?;
                stage.shows(1).await?;
                assert_eq!(violations(stage.browser).await?, "", "{page} {query}");
            }
        }
        let direction = format!("getComputedStyle({ROOT}.querySelector('h1')).direction");
        assert_eq!(stage.browser.text(&direction).await?, "ltr");
        Ok(())
    })
    .await;
}
