//! Styles of the page around stop at the embed, and its own at its edge.

use super::*;

/// How everything in the embed looks.
const LOOKS: &str = "JSON.stringify([...document.querySelector('[slug]').shadowRoot
     .querySelectorAll('.clinic-embed, .clinic-embed *')].map(element => {
       const style = getComputedStyle(element);
       return [element.localName, element.className, ...['color', 'backgroundColor', 'fontSize',
         'fontFamily', 'fontStyle', 'fontWeight', 'lineHeight', 'letterSpacing', 'textTransform',
         'textAlign', 'whiteSpace', 'boxSizing', 'display', 'visibility', 'paddingTop',
         'marginTop', 'width', 'height', 'cursor', 'direction'].map(name => style[name])];
     }))";

async fn is_unharmed(stage: Stage<'_>) -> WebDriverResult<()> {
    let mut looks = Vec::new();
    for page in ["plain.html", "hostile.html"] {
        stage.visit(page, ARTICLE).await?;
        stage.shows(1).await?;
        let width = "document.querySelector('[slug]').style.cssText = \
             'display: block !important; width: 700px !important'";
        stage.run(width).await?;
        stage.browser.rests().await?;
        looks.push(stage.browser.text(LOOKS).await?);
    }
    let [plain, hostile] = looks.try_into().unwrap();
    assert!(plain.len() > 10_000);
    for (one, other) in plain.split("],[").zip(hostile.split("],[")) {
        assert_eq!(one, other);
    }
    assert_eq!(plain.len(), hostile.len());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_is_not_changed_by_loud_styles() {
    in_chromium(&[], is_unharmed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_is_not_changed_by_loud_styles_in_firefox() {
    in_firefox(is_unharmed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_can_be_themed() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        let paper =
            format!("getComputedStyle({ROOT}.querySelector('.clinic-embed')).backgroundColor");
        assert_eq!(stage.browser.text(&paper).await?, "rgb(251, 248, 244)");
        stage
            .run("document.querySelector('[slug]').setAttribute('theme', 'dark')")
            .await?;
        assert_eq!(stage.browser.text(&paper).await?, "rgb(20, 32, 31)");
        stage
            .browser
            .prefer("prefers-color-scheme", "dark", "screen")
            .await?;
        stage
            .run("document.querySelector('[slug]').setAttribute('theme', 'light')")
            .await?;
        assert_eq!(stage.browser.text(&paper).await?, "rgb(251, 248, 244)");
        stage
            .run("document.querySelector('[slug]').removeAttribute('theme')")
            .await?;
        assert_eq!(stage.browser.text(&paper).await?, "rgb(20, 32, 31)");
        let own = "const sheet = new CSSStyleSheet();
             sheet.replaceSync('clinic-article { --clinic-paper: rgb(1, 2, 3) }'
               + ['region', 'title', 'heading', 'hero', 'summary', 'text', 'card', 'author',
                  'emergency', 'button', 'source'].map((part, at) =>
                    `clinic-article::part(${part}) { outline: ${at + 1}px solid red }`).join(''));
             document.adoptedStyleSheets = [sheet];";
        stage.run(own).await?;
        assert_eq!(stage.browser.text(&paper).await?, "rgb(1, 2, 3)");
        let outlined = format!(
            "JSON.stringify(['.clinic-embed', 'h1', 'h2', '.clinic-hero', '.clinic-summary', \
             '.clinic-text', '.clinic-card', '.clinic-author', '.clinic-emergency', \
             '.clinic-button', '.clinic-embed-source'].map(name => {{ \
               const found = {ROOT}.querySelector(name); \
               return found ? parseInt(getComputedStyle(found).outlineWidth) : 0; }}))"
        );
        let outlined = stage.browser.text(&outlined).await?;
        assert_eq!(outlined, "[1,2,3,4,5,6,7,8,9,10,11]");
        Ok(())
    })
    .await;
}
