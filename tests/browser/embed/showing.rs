//! What is shown, when it is fetched, and how often.

use super::*;
use std::{fs, path::Path};

async fn shows_each_kind(stage: Stage<'_>) -> WebDriverResult<()> {
    for (query, tag, title) in [
        (ARTICLE, "clinic-article", MAIN_TITLE),
        (RELATED, "clinic-related", "Additional informative articles"),
        (AUTHOR, "clinic-author", "Denise Leslie"),
    ] {
        stage.visit("plain.html", query).await?;
        stage.shows(1).await?;
        let told = "told.find(({ name }) => name === 'ready')";
        assert_eq!(stage.browser.text(&format!("{told}.tag")).await?, tag);
        assert_eq!(
            stage.browser.value(&format!("{told}.composed")).await?,
            true
        );
        assert_eq!(stage.browser.text(TITLE).await?, title);
        assert!(!stage.has_link().await?);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_shows_each_kind() {
    in_chromium(&[], shows_each_kind).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_shows_each_kind_in_firefox() {
    in_firefox(shows_each_kind).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_ten_times_fetches_each_file_once() {
    in_chromium(&[], async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        let before = |file: &str| stage.articles.asked_for(file);
        let files = [
            "embed/v1.js",
            ".wasm",
            ".css",
            "files/embed-",
            "content/site.json",
            "content/articles/low-back-pain.json",
            "content/authors/denise-leslie.json",
        ];
        let known = files.map(before);
        stage.keep_no_files().await?;
        let page = stage.host.url("ten.html");
        stage.browser.driver.goto(page).await?;
        stage
            .run("for (const it of document.querySelectorAll('[slug]')) it.scrollIntoView()")
            .await?;
        for place in 0..10 {
            let scroll = format!("document.querySelectorAll('[slug]')[{place}].scrollIntoView()");
            stage.run(&scroll).await?;
            stage.shows(place + 1).await?;
        }
        let levels = "[...document.querySelectorAll('[slug]')]
             .map(it => it.shadowRoot.querySelector('h1').ariaLevel).join('')";
        assert_eq!(stage.browser.text(levels).await?, "2222222224");
        for (file, known) in files.iter().zip(known) {
            let times = if *file == "files/embed-" { 3 } else { 1 };
            assert_eq!(before(file) - known, times, "{file}");
        }
        Ok(())
    })
    .await;
}

/// The loader after gzip, and the program with its script after brotli, in bytes.
#[test]
fn embed_is_small() {
    let folder = AT_ROOT.dist().join("embed");
    let size = |path: &Path| fs::metadata(path).unwrap().len();
    let loader = size(&folder.join("v1.js.gz"));
    assert!(loader <= 3000, "{loader}");
    let loader = fs::read_to_string(folder.join("v1.js")).unwrap();
    let is_program = |path: &Path| {
        path.extension()
            .is_some_and(|it| it == "js" || it == "wasm")
    };
    let named = loader.split('"');
    let named = named.filter(|word| word.starts_with("embed/files/") && is_program(word.as_ref()));
    let named = named.map(|path| AT_ROOT.dist().join(format!("{path}.br")));
    let program: u64 = named.map(|path| size(&path)).sum();
    assert!((20_000..=36_000).contains(&program), "{program}");
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_waits_until_it_is_nearly_seen() {
    in_chromium(&[], async |stage| {
        stage.host.paste(&stage.copy(ARTICLE).await?);
        let files = [
            "files/embed-",
            "content/articles/low-back-pain.json",
            "content/site.json",
        ];
        let asked = || files.map(|file| stage.articles.asked_for(file));
        let known = asked();
        stage.forget().await;
        stage
            .browser
            .driver
            .goto(stage.host.url("far.html"))
            .await?;
        stage
            .browser
            .until("customElements.get('clinic-article')")
            .await?;
        stage.browser.rests().await?;
        assert_eq!(asked(), known);
        assert!(stage.has_link().await?);
        // Its place begins some 4,100 px down; the window is at most 900 px high.
        stage.run("scrollTo(0, 2000)").await?;
        stage.browser.rests().await?;
        assert_eq!(asked(), known);
        stage.run("scrollTo(0, 2900)").await?;
        stage.shows(1).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_shifts_nothing() {
    for query in [ARTICLE, RELATED, AUTHOR] {
        in_chromium(&[], async |stage| {
            // Near a width for which the snippet says a height, between two of them, just below
            // one at which the styles change, and in a narrow place.
            for width in [1280, 790, 780, 300] {
                stage.browser.resize(width).await?;
                stage.visit("plain.html", query).await?;
                stage.shows(1).await?;
                stage.browser.rests().await?;
                let shifted = "shifted.filter(({ startTime }) => startTime > reserved)
                     .reduce((all, { value }) => all + value, 0)";
                assert_eq!(stage.browser.value(shifted).await?, 0, "{query} {width}");
                let empty = format!(
                    "document.querySelector('[slug]').offsetHeight -
                     {ROOT}.querySelector('.clinic-embed').offsetHeight"
                );
                let empty = stage.browser.value(&empty).await?;
                assert!(empty.as_u64().unwrap() < 100, "{query} {width}: {empty}");
            }
            Ok(())
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_tells_its_height() {
    in_chromium(&[], async |stage| {
        stage.visit("plain.html", AUTHOR).await?;
        let told = "told.findLast(({ name }) => name === 'resize')?.height";
        let is = format!("{ROOT}.querySelector('div').getBoundingClientRect().height");
        stage.browser.until(&format!("{told} === {is}")).await?;
        stage
            .run("window.wide = document.querySelector('[slug]').offsetHeight")
            .await?;
        stage.browser.resize(320).await?;
        stage
            .browser
            .until(&format!("{told} > window.wide && {told} === {is}"))
            .await
    })
    .await;
}

/// What `v1.js` makes of a frame that was pasted: as high as its page.
#[tokio::test(flavor = "multi_thread")]
async fn embed_makes_frames_as_high_as_their_pages() {
    in_chromium(&[], async |stage| {
        stage.copy(ARTICLE).await?;
        let frame = "document.querySelector('[name=frame]').value";
        stage.host.paste(&stage.browser.text(frame).await?);
        stage
            .browser
            .driver
            .goto(stage.host.url("framed.html"))
            .await?;
        stage
            .browser
            .until("document.querySelector('iframe').offsetHeight > 2000")
            .await?;
        // A message from elsewhere changes nothing, nor from who has taken the frame's place.
        let other = "window.frame = document.querySelector('iframe');
             window.high = frame.offsetHeight;
             addEventListener('message', ({ data }) => { window.sent = data });
             window.forge = `parent.postMessage({ message: 'height', value: 7 }, '*');
               parent.postMessage('sent', '*')`;
             const other = document.createElement('iframe');
             other.sandbox = 'allow-scripts';
             other.srcdoc = `<script>${forge}</script>`;
             document.body.append(other)";
        stage.run(other).await?;
        let same = "frame.offsetHeight === high";
        stage.browser.until("sent === 'sent'").await?;
        assert_eq!(stage.browser.value(same).await?, true);
        let replace = "window.sent = ''; frame.removeAttribute('sandbox');
             frame.contentWindow.location.replace('empty.html')";
        stage.run(replace).await?;
        let replaced = "frame.contentDocument?.title === 'Empty'";
        stage.browser.until(replaced).await?;
        stage.run("frame.contentWindow.eval(forge)").await?;
        stage.browser.until("sent === 'sent'").await?;
        assert_eq!(stage.browser.value(same).await?, true);
        Ok(())
    })
    .await;
}

/// A frame that was there first is asked.
#[tokio::test(flavor = "multi_thread")]
async fn embed_asks_frames_how_high_they_are() {
    in_chromium(&[], async |stage| {
        stage.copy(ARTICLE).await?;
        let frame = "document.querySelector('[name=frame]').value";
        let frame = serde_json::json!(stage.browser.text(frame).await?);
        stage.host.paste("");
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        let first = format!(
            "addEventListener('message', ({{ data }}) => {{ window.heard = data.message }});
             document.querySelector('#after').insertAdjacentHTML('afterend', {frame});
             document.querySelector('iframe').onload = () => {{ window.loaded = true }}"
        );
        stage.run(&first).await?;
        let has_told = "window.heard === 'height' && window.loaded";
        stage.browser.until(has_told).await?;
        stage.browser.rests().await?;
        let loader = stage.articles.url("embed/v1.js");
        stage.run(&format!("import('{loader}')")).await?;
        stage
            .browser
            .until("document.querySelector('iframe').offsetHeight > 2000")
            .await
    })
    .await;
}
