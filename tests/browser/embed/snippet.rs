//! The page on which a snippet is put together.

use super::*;
use crate::bundles::Bundle;
use std::sync::Arc;
use tokio::sync::Notify;

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
        let snippet = stage.browser.text(&field("tag")).await?;
        let site = stage.articles.url("");
        let (script, tag) = snippet.split_once('\n').unwrap();
        assert_eq!(script, format!("<script type=\"module\" src=\"{site}embed/v1.js\"></script>"));
        let start = "<clinic-author slug=\"denise-leslie\" heading-level=\"3\" theme=\"dark\" links=\"site\" space=\"200:";
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

async fn may_read_the_clipboard(stage: Stage<'_>) -> WebDriverResult<()> {
    let leave = serde_json::json!({
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]
    });
    stage
        .browser
        .command("Browser.grantPermissions", leave)
        .await
}

/// What each button copies is what its field says, with the space, however soon it is pressed.
#[tokio::test(flavor = "multi_thread")]
async fn snippet_is_copied_whole() {
    in_chromium(&[], async |stage| {
        may_read_the_clipboard(stage).await?;
        let page = stage.articles.url(&format!("embed/?{ARTICLE}"));
        stage.browser.driver.goto(page).await?;
        stage
            .browser
            .until("document.querySelector('[name=tag]').value")
            .await?;
        for name in ["tag", "plain", "frame", "wordpress", "policy"] {
            stage
                .browser
                .click(&format!("[data-copies={name}]"))
                .await?;
            let copied = format!("(await navigator.clipboard.readText()) === {}", field(name));
            let wait = format!(
                "const done = arguments[0];
                 (async function ask() {{ ({copied}) ? done() : setTimeout(ask, 20); }})()"
            );
            stage.browser.driver.execute_async(wait, vec![]).await?;
            let text = stage.browser.text("navigator.clipboard.readText()").await?;
            assert_eq!(
                text.contains(" space=\"200:"),
                name == "tag",
                "{name}: {text}"
            );
            assert_eq!(text.contains("data-space=\"200:"), name == "plain");
        }
        let page = stage.articles.url("articles/low-back-pain/");
        assert_eq!(stage.browser.text(&field("wordpress")).await?, page);
        let said = "document.querySelector('[role=status]').textContent";
        assert_eq!(stage.browser.text(said).await?, "Copied.");
        Ok(())
    })
    .await;
}

/// Somewhere down the page, and without anybody seeing how it is done.
#[tokio::test(flavor = "multi_thread")]
async fn snippet_is_measured_out_of_sight() {
    in_chromium(&[], async |stage| {
        stage.copy(ARTICLE).await?;
        stage.browser.resize(390).await?;
        let choose = "window.seen = [];
             addEventListener('clinic-ready', ({ target }) => {
               const { width } = document.documentElement.getBoundingClientRect();
               const copy = target.closest('.clinic-measure');
               if (copy) seen.push([getComputedStyle(target.shadowRoot.querySelector('h1')).visibility,
                 document.documentElement.scrollWidth - width].join());
             }, true);
             scrollTo(0, document.body.scrollHeight);
             document.querySelector('[name=article]').value = 'deep-tissue-massage';
             document.querySelector('[name=article]').dispatchEvent(new Event('change', { bubbles: true }))";
        stage.run(choose).await?;
        let measured = format!("scrollY > 1500 && {MEASURED} === 'deep-tissue-massage'");
        stage.browser.until(&measured).await?;
        let snippet = stage.browser.text(&field("tag")).await?;
        assert!(snippet.contains(" space=\"200:"), "{snippet}");
        let seen = "[...new Set(seen)].join(' ')";
        assert_eq!(stage.browser.text(seen).await?, "hidden,0");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn snippet_for_editors_that_drop_tags_works() {
    in_chromium(&[], async |stage| {
        let query = format!("{ARTICLE}&theme=dark&level=3&links=site");
        let plain = stage.copy_as("plain", &query).await?;
        let site = serde_json::json!(stage.articles.url("articles/"));
        // What else stands there is nothing to the embed.
        let more = "<div data-onclick=\"document.title = 1\" data-style=\"position: fixed\" ";
        stage.host.paste(&plain.replace("<div ", more));
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        stage.shows(1).await?;
        assert_eq!(stage.browser.text(TITLE).await?, MAIN_TITLE);
        let names = "document.querySelector('[slug]').getAttributeNames().sort().join()";
        assert_eq!(
            stage.browser.text(names).await?,
            "heading-level,links,slug,space,theme"
        );
        let paper =
            format!("getComputedStyle({ROOT}.querySelector('.clinic-embed')).backgroundColor");
        assert_eq!(stage.browser.text(&paper).await?, "rgb(20, 32, 31)");
        let level = format!("{ROOT}.querySelector('h1').ariaLevel");
        assert_eq!(stage.browser.text(&level).await?, "3");
        let shifted = "shifted.filter(({ startTime }) => startTime > reserved)
             .reduce((all, { value }) => all + value, 0)";
        assert_eq!(stage.browser.value(shifted).await?, 0);
        stage
            .run(&format!("{ROOT}.querySelector('.clinic-card a').click()"))
            .await?;
        let left = format!("location.href.startsWith({site})");
        stage.browser.until(&left).await
    })
    .await;
}

/// A title may have any letters.
#[tokio::test(flavor = "multi_thread")]
async fn snippet_says_any_title() {
    let bundle = Bundle::good();
    let title = "Backs & <b>necks</b> &amp; \"both\"";
    let written = serde_json::json!(title).to_string();
    bundle.replace(
        "articles/back-pain.json",
        "\"Does massage ease back pain?\"",
        &written,
    );
    let site = Site::publish("/", bundle.path("").to_str().unwrap());
    with_articles(&site, &[], async |stage| {
        for (kind, said) in [
            ("article", title.to_owned()),
            (
                "related",
                format!("Additional informative articles: {title}"),
            ),
        ] {
            let query = format!("kind={kind}&article=back-pain");
            let link = "document.querySelector('[slug] > a').textContent";
            for form in ["tag", "plain"] {
                stage.host.paste(&stage.copy_as(form, &query).await?);
                stage
                    .browser
                    .driver
                    .goto(stage.host.url("plain.html"))
                    .await?;
                stage.shows(1).await?;
                assert_eq!(stage.browser.text(link).await?, said, "{form}");
            }
            stage.host.paste(&stage.copy_as("frame", &query).await?);
            stage
                .browser
                .driver
                .goto(stage.host.url("framed.html"))
                .await?;
            let named = "document.querySelector('iframe').title";
            assert_eq!(stage.browser.text(named).await?, said);
        }
        Ok(())
    })
    .await;
}

/// As where there are more articles than the page has room for.
#[tokio::test(flavor = "multi_thread")]
async fn snippet_page_brings_along_what_it_does_not_offer() {
    let site = AT_ROOT.copy();
    site.change("embed/index.html", |page| {
        let (before, rest) = page.split_once("<option value=\"low-back-pain\"").unwrap();
        let (_, after) = rest.split_once("</option>").unwrap();
        [before, after].concat()
    });
    with_articles(&site, &["404 (Not Found)"], async |stage| {
        let first = stage.copy("").await?;
        let chosen = "document.querySelector('[name=article]').selectedOptions[0]";
        let tag = stage.copy(ARTICLE).await?;
        assert!(tag.contains("slug=\"low-back-pain\""), "{tag}");
        let said = format!("{chosen}.textContent");
        assert_eq!(stage.browser.text(&said).await?, MAIN_TITLE);
        for none in ["no-such-article", "../site", ".%2Flow-back-pain"] {
            assert_eq!(
                stage.copy(&format!("article={none}")).await?,
                first,
                "{none}"
            );
        }
        Ok(())
    })
    .await;
}

/// Whatever answer comes last.
#[tokio::test(flavor = "multi_thread")]
async fn snippet_is_that_of_the_last_choice() {
    in_chromium(&[], async |stage| {
        may_read_the_clipboard(stage).await?;
        stage.keep_no_files().await?;
        let choose = |slug: &str| {
            format!(
                "document.querySelector('[name=article]').value = '{slug}';
                 document.querySelector('[name=article]').dispatchEvent(
                   new Event('change', {{ bubbles: true }}))"
            )
        };
        let [first, last] = ["deep-tissue-massage", "injury-recovery"];
        for late in [first, last] {
            stage.copy(ARTICLE).await?;
            let release = Arc::new(Notify::new());
            let file = format!("content/articles/{late}.json");
            stage
                .articles
                .misbehave(&file, Fault::Held(Arc::clone(&release)));
            let known = stage.articles.asked_for(&file);
            stage
                .run(&format!(
                    "{}; document.querySelector('[data-copies=tag]').click(); {};",
                    choose(first),
                    choose(last)
                ))
                .await?;
            let measures = "[...document.querySelectorAll('.clinic-measure > *')]";
            let others = format!("{measures}.every((it) => it.getAttribute('slug') === '{late}')");
            stage.browser.until(&others).await?;
            stage.articles.hears_again(&file, known).await;
            stage.articles.behave();
            release.notify_one();
            stage
                .browser
                .until(&format!("!{measures}.length && {MEASURED} === '{last}'"))
                .await?;
            stage.browser.rests().await?;
            let tag = stage.browser.text(&field("tag")).await?;
            assert!(
                tag.contains(&format!("slug=\"{last}\" space=\"200:")),
                "{late}: {tag}"
            );
            let copied = stage.browser.text("navigator.clipboard.readText()").await?;
            assert_eq!(copied, tag, "{late}");
        }
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
