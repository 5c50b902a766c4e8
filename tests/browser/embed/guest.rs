//! An embed is a guest: nothing around it changes.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn embed_changes_nothing_around_it() {
    in_chromium(&[], async |stage| {
        let snippet = stage.copy(ARTICLE).await?;
        let tag = snippet.split_once('\n').unwrap().1;
        stage.host.paste(tag);
        stage
            .browser
            .driver
            .goto(stage.host.url("plain.html"))
            .await?;
        stage
            .run("window.before = null; window.before = page(); watch()")
            .await?;
        let loader = stage.articles.url("embed/v1.js");
        stage.run(&format!("import('{loader}')")).await?;
        stage.shows(1).await?;
        let card = format!("{ROOT}.querySelector('.clinic-card a').click()");
        stage.run(&card).await?;
        stage.shows(2).await?;
        let changed = "Object.entries(page()).filter(([name, value]) => before[name] !== value)
             .map(([name, value]) => `${name}: ${String(value).split(',').filter(
               part => !String(before[name]).split(',').includes(part))}`).join()";
        assert_eq!(stage.browser.text(changed).await?, "");
        assert_eq!(stage.browser.text("window.changed.join()").await?, "");
        let nodes =
            "[...document.documentElement.children].map(({ localName }) => localName).join()";
        assert_eq!(stage.browser.text(nodes).await?, "head,body");
        let stopped = "['click', 'keydown', 'pointerdown', 'touchstart', 'wheel', 'submit'].filter(
             name => !document.querySelector('#after').dispatchEvent(
               new Event(name, { bubbles: true, cancelable: true }))).join()";
        assert_eq!(stage.browser.text(stopped).await?, "");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embed_of_two_versions_is_one() {
    in_chromium(&[], async |stage| {
        let tag = stage.copy(ARTICLE).await?;
        let plain = "document.querySelector('[name=plain]').value";
        let plain = stage.browser.text(plain).await?;
        for snippet in [tag, plain] {
            stage.host.paste(&snippet);
            stage
                .browser
                .driver
                .goto(stage.host.url("twice.html"))
                .await?;
            stage.shows(1).await?;
            stage.browser.rests().await?;
            let embeds = "document.querySelectorAll('[slug]').length";
            assert_eq!(stage.browser.value(embeds).await?, 1, "{snippet}");
            let views = format!("{ROOT}.querySelectorAll('.clinic-embed').length");
            assert_eq!(stage.browser.value(&views).await?, 1);
            let ready = "told.filter(({ name }) => name === 'ready').length";
            assert_eq!(stage.browser.value(ready).await?, 1);
        }
        Ok(())
    })
    .await;
}
