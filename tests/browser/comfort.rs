use super::{pool::browse, server::Server, site::AT_ROOT};

const PAGES: &[&str] = &[
    "",
    "articles/low-back-pain/",
    "articles/deep-tissue-massage/",
    "articles/injury-recovery/",
    "articles/what-research-shows/",
    "articles/low-back-pain/related/",
    "authors/denise-leslie/",
    "nothing/",
];

/// What is touched: links in a line of text may be smaller (WCAG 2.5.8), all else is 44 px (2.5.5).
const SMALL: &str = "[...document.querySelectorAll('a[href], button')]
    .filter(e => e.checkVisibility() && !e.matches('.clinic-skip'))
    .filter(e => getComputedStyle(e).display !== 'inline')
    .filter(e => {
      const { width, height } = e.getBoundingClientRect();
      return width < 44 || height < 44;
    })
    .map(e => e.outerHTML).join('\\n')";

/// What to do in an emergency stands ahead of any link to a booking.
const EMERGENCY_FIRST: &str =
    "[...document.querySelectorAll('[href*=\"booking.example\"]')].every(link =>
       document.querySelector('.clinic-emergency')?.compareDocumentPosition(link)
         & Node.DOCUMENT_POSITION_FOLLOWING)";

/// Words of German law that are longer than a line.
const LENGTHEN: &str = "
    const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2);
    const places = 'h1, h2, h3 > a, h3, p, li, .clinic-brand, figcaption, caption';
    for (const place of document.querySelectorAll(places)) place.append(' ' + word);";

/// On a phone: nothing scrolls sideways, however long its words are, and all can be touched. 320 px
/// is also what 1280 px are at 400 % zoom (WCAG 1.4.10).
#[tokio::test(flavor = "multi_thread")]
async fn every_page_fits_a_phone() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        let is_wide = "document.documentElement.scrollWidth";
        for path in PAGES {
            browser.resize(360).await?;
            browser.open(&server.url(path)).await?;
            assert_eq!(browser.text(SMALL).await?, "", "too small to touch: {path}");
            let comes_first = browser.value(EMERGENCY_FIRST).await?;
            assert_eq!(comes_first, true, "a booking before the emergency: {path}");
            browser.resize(320).await?;
            assert_eq!(browser.value(is_wide).await?, 320, "it scrolls: {path}");
            browser.driver.execute(LENGTHEN, vec![]).await?;
            let width = browser.value(is_wide).await?;
            assert_eq!(width, 320, "it scrolls with long words: {path}");
        }
        Ok(())
    })
    .await;
}

/// The paragraphs of the article, measured by the characters that fill a line.
#[tokio::test(flavor = "multi_thread")]
async fn lines_have_60_to_75_characters() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.resize(1280).await?;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        let longest = browser
            .value(
                "(() => {
                   let lengths = [];
                   for (const p of document.querySelectorAll('.clinic-text > p')) {
                     const lines = {};
                     const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
                     for (let node; (node = walker.nextNode()); ) {
                       if (node.parentElement.closest('sup')) continue;
                       for (let i = 0; i < node.length; i++) {
                         const range = document.createRange();
                         range.setStart(node, i);
                         range.setEnd(node, i + 1);
                         const top = Math.round(range.getBoundingClientRect().top / 10);
                         lines[top] = (lines[top] ?? 0) + 1;
                       }
                     }
                     lengths.push(Math.max(...Object.values(lines)));
                   }
                   return Math.max(...lengths);
                 })()",
            )
            .await?;
        let longest = longest.as_u64().unwrap_or_default();
        assert!(
            (60..=75).contains(&longest),
            "the longest line has {longest} characters"
        );
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_paper_there_is_no_navigation_and_links_show_where_they_lead() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        browser.prefer("prefers-color-scheme", "dark", "print").await?;
        let seen = "[...document.querySelectorAll('nav, .clinic-related, .clinic-skip, .clinic-booking')]
                      .some(e => e.checkVisibility())";
        assert_eq!(browser.value(seen).await?, false);
        let shown = "getComputedStyle(document.querySelector('.clinic-sources [href^=http]'), '::after').content";
        let content = browser.text(shown).await?;
        assert!(content.contains("https://"), "{content}");
        let paper = browser.text("getComputedStyle(document.body).backgroundColor").await?;
        assert_eq!(paper, "rgb(255, 255, 255)");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_forced_colours_callouts_and_cards_keep_their_edges() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.prefer("forced-colors", "active", "screen").await?;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        let edges = browser
            .value(
                "['.clinic-callout', '.clinic-card', '.clinic-emergency', '.clinic-advice', '.clinic-button']
                   .every(selector => parseFloat(
                     getComputedStyle(document.querySelector(selector)).borderInlineStartWidth) > 0)",
            )
            .await?;
        assert_eq!(edges, true);
        Ok(())
    })
    .await;
}

/// The whole page mirrors: nothing is placed by left or right.
#[tokio::test(flavor = "multi_thread")]
async fn right_to_left_mirrors_the_page() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        for width in [320, 1280] {
            browser.resize(width).await?;
            browser.open(&server.url("articles/deep-tissue-massage/")).await?;
            let script = "document.documentElement.dir = 'rtl';
                          document.querySelector('.clinic-text').dir = 'rtl'";
            browser.driver.execute(script, vec![]).await?;
            let overflow = browser.value("document.documentElement.scrollWidth").await?;
            assert_eq!(overflow, width);
            let mirrored = browser
                .value(
                    "(() => {
                       const box = e => document.querySelector(e).getBoundingClientRect();
                       const middle = innerWidth / 2;
                       return box('.clinic-brand').right > middle
                         && getComputedStyle(document.querySelector('.clinic-callout')).borderRightWidth !== '0px';
                     })()",
                )
                .await?;
            assert_eq!(mirrored, true);
        }
        Ok(())
    })
    .await;
}
