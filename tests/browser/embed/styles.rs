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
        let display = "getComputedStyle(document.querySelector('[slug]')).display";
        stage
            .run("document.querySelector('[slug]').hidden = true")
            .await?;
        assert_eq!(stage.browser.text(display).await?, "none", "{page}");
        stage
            .run("document.querySelector('[slug]').hidden = false")
            .await?;
        assert_ne!(stage.browser.text(display).await?, "none", "{page}");
        // All that this page forbids is what the element itself is.
        let width = "document.querySelector('[slug]').style.cssText =
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

/// A page says whether its embeds can be seen and pressed, as it does of all else in it.
async fn is_hidden_with_the_page(stage: Stage<'_>) -> WebDriverResult<()> {
    stage.visit("plain.html", AUTHOR).await?;
    let display = "getComputedStyle(document.querySelector('[slug]')).display";
    let inside = |name: &str| format!("getComputedStyle({ROOT}.querySelector('h1'))['{name}']");
    stage.shows(1).await?;
    assert_eq!(stage.browser.text(display).await?, "block");
    for (style, name, value, usual) in [
        ("visibility: hidden", "visibility", "hidden", "visible"),
        ("pointer-events: none", "pointerEvents", "none", "auto"),
    ] {
        stage
            .run(&format!("document.body.style.cssText = '{style}'"))
            .await?;
        assert_eq!(stage.browser.text(&inside(name)).await?, value);
        stage.run("document.body.style.cssText = ''").await?;
        assert_eq!(stage.browser.text(&inside(name)).await?, usual);
    }
    for script in [
        "document.querySelector('[slug]').style.display = 'none'",
        "document.querySelector('[slug]').style.display = '';
         const sheet = new CSSStyleSheet();
         sheet.replaceSync('@media (min-width: 1px) { clinic-author { display: none } }');
         document.adoptedStyleSheets = [sheet]",
    ] {
        stage.run(script).await?;
        assert_eq!(stage.browser.text(display).await?, "none", "{script}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_is_hidden_with_the_page() {
    in_chromium(&[], is_hidden_with_the_page).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_is_hidden_with_the_page_in_firefox() {
    in_firefox(is_hidden_with_the_page).await;
}

/// A page may have changed what a rem is; the reader's own size counts.
#[tokio::test(flavor = "multi_thread")]
async fn embed_has_the_letters_that_the_reader_wants() {
    in_chromium(&[], async |stage| {
        let large = serde_json::json!({"fontSizes": {"standard": 24}});
        stage.browser.command("Page.setFontSizes", large).await?;
        stage.visit("hostile.html", ARTICLE).await?;
        stage
            .run("document.querySelector('[slug]').scrollIntoView()")
            .await?;
        stage.shows(1).await?;
        let size = format!("getComputedStyle({ROOT}.querySelector('.clinic-embed')).fontSize");
        assert_eq!(stage.browser.text(&size).await?, "27px");
        // So does all that is measured by it.
        let card = format!("getComputedStyle({ROOT}.querySelector('.clinic-card'))");
        let radius = format!("{card}.borderTopLeftRadius");
        assert_eq!(stage.browser.text(&radius).await?, "22.5px");
        Ok(())
    })
    .await;
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
                  'emergency', 'button', 'source', 'back'].map((part, at) =>
                    `clinic-article::part(${part}) { outline: ${at + 11}px solid red }`).join(''));
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
        assert_eq!(outlined, "[11,12,13,14,15,16,17,18,19,20,21]");
        stage
            .run(&format!("{ROOT}.querySelector('.clinic-card a').click()"))
            .await?;
        stage.shows(2).await?;
        let back = format!(
            "getComputedStyle({ROOT}.querySelector('.clinic-embed-back button')).outlineWidth"
        );
        assert_eq!(stage.browser.text(&back).await?, "22px");
        Ok(())
    })
    .await;
}
