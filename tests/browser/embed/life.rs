//! Whatever a page does with the element: there is one view while it is there, and none after.

use super::*;
use std::sync::Arc;
use tokio::sync::Notify;

/// How many views it has, of its own or in frames.
const VIEWS: &str = "window.element.shadowRoot.querySelectorAll('.clinic-embed, iframe').length";

/// What it shows: the title of its own view, or the address of a frame.
const SHOWN: &str = "(window.element.shadowRoot.querySelector('h1')?.textContent
     ?? window.element.shadowRoot.querySelector('iframe')?.src)";

const JSON: &str = "articles/low-back-pain.json";

/// Makes an element in which nothing is shown yet.
const MAKE: &str = "window.element = document.createElement('clinic-article');
     element.setAttribute('slug', 'low-back-pain');";

impl Stage<'_> {
    /// Waits until there is one view, of what the slug says.
    async fn shows_one(&self, title: &str, slug: &str) -> WebDriverResult<()> {
        let [title, frame] =
            [title.to_owned(), format!("/{slug}/")].map(|it| serde_json::json!(it));
        let is = format!("({SHOWN} === {title} || {SHOWN}?.includes({frame})) && {VIEWS} === 1");
        // A frame is there from the start, beside the link.
        let is = format!("{is} && !element.shadowRoot.querySelector('slot')");
        self.browser.until(&is).await
    }
}

async fn lives_once(stage: Stage<'_>) -> WebDriverResult<()> {
    stage.visit("single-page.html", ARTICLE).await?;
    stage.shows(1).await?;
    stage
        .run("window.element = document.querySelector('[slug]')")
        .await?;

    // Moved, it stays what it was.
    stage
        .run("window.view = element.shadowRoot.querySelector('.clinic-embed'); two.append(element)")
        .await?;
    stage.browser.rests().await?;
    let same = "element.shadowRoot.querySelector('.clinic-embed') === window.view";
    assert_eq!(stage.browser.value(same).await?, true);

    // Removed, it is gone; put back, it is there again.
    stage.run("element.remove()").await?;
    stage.browser.until(&format!("{VIEWS} === 0")).await?;
    stage.run("one.append(element)").await?;
    stage.browser.until(&format!("{VIEWS} === 1")).await?;

    // In another document.
    stage
        .run("other.contentDocument.body.append(element)")
        .await?;
    stage.browser.until(&format!("{VIEWS} === 1")).await?;
    stage.browser.until(STYLED).await?;
    stage.run("two.append(element)").await?;
    stage.browser.until(&format!("{VIEWS} === 1")).await?;
    changes_its_slug(stage).await
}

/// Whether an element in another document looks as it should.
const STYLED: &str = "other.contentWindow.getComputedStyle(
     element.shadowRoot.querySelector('.clinic-embed')).backgroundColor === 'rgb(251, 248, 244)'";

async fn changes_its_slug(stage: Stage<'_>) -> WebDriverResult<()> {
    stage
        .run("element.setAttribute('slug', 'deep-tissue-massage')")
        .await?;
    stage
        .shows_one("Deep tissue massage explained", "deep-tissue-massage")
        .await?;
    // While it is away.
    stage
        .run(
            "const place = element.parentNode; element.remove();
             element.setAttribute('slug', 'low-back-pain'); place.append(element)",
        )
        .await?;
    stage.shows_one(MAIN_TITLE, "low-back-pain").await
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_lives_once_in_a_frame() {
    in_chromium(&[FORBIDDEN], async |stage| {
        stage.visit("without-wasm.html", ARTICLE).await?;
        stage.shows(1).await?;
        stage
            .run("window.element = document.querySelector('[slug]')")
            .await?;
        let header = "document.querySelector('header').append(element)";
        for (script, views) in [(header, 1), ("element.remove()", 0), (header, 1)] {
            stage.run(script).await?;
            stage.browser.until(&format!("{VIEWS} === {views}")).await?;
        }
        stage.shows_one(MAIN_TITLE, "low-back-pain").await?;
        changes_its_slug(stage).await?;
        // In the frame, it can be told another theme.
        stage.run("element.setAttribute('theme', 'dark')").await?;
        stage.shows_one("", "low-back-pain").await?;
        let frame = "element.shadowRoot.querySelector('iframe')";
        stage
            .browser
            .until(&format!("{frame}.offsetHeight > 2000"))
            .await?;
        let frame = stage
            .browser
            .driver
            .execute(format!("return {frame}"), vec![])
            .await?;
        frame.element()?.enter_frame().await?;
        let paper = "getComputedStyle(document.body).backgroundColor === 'rgb(20, 32, 31)'";
        stage.browser.until(paper).await?;
        stage.browser.driver.enter_default_frame().await
    })
    .await;
}

/// Whatever happens to it while the answer is on its way.
#[tokio::test(flavor = "multi_thread")]
async fn embed_lives_once_while_it_waits() {
    in_chromium(&[], async |stage| {
        stage.host.paste(&stage.copy(AUTHOR).await?);
        for (then, views) in [
            ("one.append(element)", 1),
            ("element.remove()", 0),
            ("element.remove(); one.append(element)", 1),
            ("element.remove(); setTimeout(() => one.append(element))", 1),
            ("other.contentDocument.body.append(element)", 1),
            ("other.contentDocument.body.append(element); one.append(element)", 1),
        ] {
            stage.articles.behave();
            stage.forget().await;
            stage
                .browser
                .driver
                .goto(stage.host.url("single-page.html"))
                .await?;
            stage.shows(1).await?;
            stage
                .browser
                .until("other.contentDocument?.readyState === 'complete' && other.contentDocument.title")
                .await?;
            let release = Arc::new(Notify::new());
            let held = Fault::Held(Arc::clone(&release));
            stage.articles.misbehave(JSON, held);
            let known = stage.articles.asked_for(JSON);
            stage.run(&format!("{MAKE} two.append(element)")).await?;
            stage.articles.hears_again(JSON, known).await;
            stage.run(then).await?;
            stage.browser.rests().await?;
            assert_eq!(stage.browser.value(VIEWS).await?, 0, "{then}");
            release.notify_one();
            stage.browser.has_received(JSON).await?;
            stage.browser.until(&format!("{VIEWS} === {views}")).await?;
            stage.browser.rests().await?;
            assert_eq!(stage.browser.value(VIEWS).await?, views, "{then}");
            if then.ends_with("body.append(element)") {
                assert_eq!(stage.browser.value(STYLED).await?, true);
            }
            stage.has_no_errors().await?;
        }
        Ok(())
    })
    .await;
}

/// The program comes once, so what is run is what was checked, and the styles come, too.
#[tokio::test(flavor = "multi_thread")]
async fn embed_may_begin_in_another_document() {
    in_chromium(&[], async |stage| {
        let snippet = stage.copy(AUTHOR).await?;
        let script = snippet.split_once('\n').unwrap().0;
        stage.host.paste(script);
        stage.keep_no_files().await?;
        stage
            .browser
            .driver
            .goto(stage.host.url("single-page.html"))
            .await?;
        let loaded = "customElements.get('clinic-article') && other.contentDocument?.title";
        stage.browser.until(loaded).await?;
        let known = stage.articles.asked_for("files/embed-");
        stage
            .run(&format!(
                "{MAKE} element.addEventListener('clinic-ready', () => {{ window.isReady = true; }});
                 other.contentDocument.body.append(element)"
            ))
            .await?;
        stage.browser.until("window.isReady").await?;
        assert_eq!(stage.browser.value(STYLED).await?, true);
        // The script, its program and the style.
        assert_eq!(stage.articles.asked_for("files/embed-"), known + 3);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_lives_once() {
    in_chromium(&[], lives_once).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_lives_once_in_firefox() {
    in_firefox(lives_once).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_shows_the_last_slug() {
    in_chromium(&[], async |stage| {
        stage.host.paste(&stage.copy(AUTHOR).await?);
        let release = Arc::new(Notify::new());
        let held = Fault::Held(Arc::clone(&release));
        stage
            .articles
            .misbehave("articles/low-back-pain.json", held);
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        stage.shows(1).await?;
        let known = stage.articles.asked_for("articles/low-back-pain.json");
        let first = "window.element = document.createElement('clinic-article');
             element.setAttribute('slug', 'low-back-pain'); document.body.prepend(element)";
        stage.run(first).await?;
        stage
            .articles
            .hears_again("articles/low-back-pain.json", known)
            .await;
        stage
            .run("element.setAttribute('slug', 'deep-tissue-massage')")
            .await?;
        stage.shows(2).await?;
        release.notify_one();
        stage.articles.behave();
        // Who asks for the same later has it later.
        let other = "const other = document.createElement('clinic-article');
             other.setAttribute('slug', 'low-back-pain'); document.body.prepend(other)";
        stage.run(other).await?;
        stage.shows(3).await?;
        let title = "element.shadowRoot.querySelector('h1').textContent";
        assert_eq!(
            stage.browser.text(title).await?,
            "Deep tissue massage explained"
        );
        assert_eq!(stage.browser.value(VIEWS).await?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_is_there_when_the_reader_comes_back() {
    keeping_pages(async |stage| {
        stage.visit("plain.html", ARTICLE).await?;
        stage.shows(1).await?;
        // What a page was is there again only when it was kept as it is.
        let kept = "window.isKept = true;
             addEventListener('pageshow', ({ persisted }) => { window.isPersisted = persisted; })";
        stage.run(kept).await?;
        stage
            .browser
            .driver
            .goto(stage.host.url("empty.html"))
            .await?;
        stage.browser.driver.back().await?;
        stage
            .browser
            .until("window.isKept && window.isPersisted")
            .await?;
        stage
            .browser
            .until(&format!("{TITLE} === '{MAIN_TITLE}'"))
            .await?;
        let views = format!("{ROOT}.querySelectorAll('.clinic-embed').length");
        assert_eq!(stage.browser.value(&views).await?, 1);
        let card = format!("{ROOT}.querySelector('.clinic-card a').click()");
        stage.run(&card).await?;
        stage
            .browser
            .until(&format!("{TITLE} !== '{MAIN_TITLE}'"))
            .await
    })
    .await;
}
