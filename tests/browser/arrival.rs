use super::{
    pool::{browse, browse_kept},
    server::Server,
    shifts,
    site::AT_ROOT,
};
use serde_json::json;

/// Each kind of page, with a picture and without.
const PAGES: [&str; 6] = [
    "",
    "articles/low-back-pain/",
    "articles/injury-recovery/",
    "articles/low-back-pain/related/",
    "authors/denise-leslie/",
    "404.html",
];

/// Writes a page block by block, each in a frame of its own, until more than a window is full; says
/// which nodes have moved. What scripts do is another matter; so is a line that breaks elsewhere when
/// its end comes, and a row of cards, which is as high as the highest of them.
const WRITE: &str = "const [address, done] = arguments;
    const frame = () => new Promise(requestAnimationFrame);
    const write = async () => {
      const html = (await (await fetch(address)).text())
        .replace('Content-Security-Policy', 'none')
        .replaceAll('<script', '<template')
        .replaceAll('</script', '</template');
      const moved = [];
      new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries()) {
          for (const { node } of sources) moved.push(node?.className || node?.nodeName);
        }
      }).observe({ type: 'layout-shift' });
      const parts = html.split(/(?<=<\\/(?:style|p|h[1-6]|[uo]l|li|div|figure|header|nav|section)>)/);
      const count = (text, tag) => text.split(tag).length;
      const blocks = [];
      for (const part of parts) {
        const last = blocks.at(-1) ?? '';
        const isOpen = last.includes('clinic-cards') && count(last, '<ul') > count(last, '</ul');
        if (isOpen) blocks[blocks.length - 1] += part;
        else blocks.push(part);
      }
      document.open();
      for (const block of blocks.splice(0, 80)) {
        document.write(block);
        await frame();
      }
      document.write(blocks.join(''));
      document.close();
      for (let more = 0; more < 3; more += 1) await frame();
      return document.querySelector('footer') ? moved.join() : 'nothing was written';
    };
    write().then(done, (error) => done(String(error)));";

/// However slowly a page comes in, nothing that was painted moves.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_while_a_page_comes_in() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["favicon.ico"], |browser| async {
        let browser = browser;
        // Bars that take room move a page that outgrows its window.
        let hidden = json!({ "hidden": true });
        browser
            .command("Emulation.setScrollbarsHidden", hidden)
            .await?;
        for width in [412, 1280] {
            let window = json!({
                "width": width, "height": 823, "deviceScaleFactor": 1, "mobile": false
            });
            browser
                .command("Emulation.setDeviceMetricsOverride", window)
                .await?;
            for path in PAGES {
                browser.driver.goto(server.url("robots.txt")).await?;
                let address = vec![json!(server.url(path))];
                let moved = browser.driver.execute_async(WRITE, address).await?;
                assert_eq!(moved.json(), "", "{path} at {width} px");
            }
        }
        Ok(())
    })
    .await;
}

/// Nor does anything move while the program takes the page over and says what is being saved.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_while_the_program_takes_over() {
    let server = Server::start(&AT_ROOT).await;
    for width in [412, 1280] {
        browse_kept(&["404 (Not Found)"], |browser| async {
            let browser = browser;
            let window = json!({
                "width": width, "height": 823, "deviceScaleFactor": 1, "mobile": false
            });
            browser
                .command("Emulation.setDeviceMetricsOverride", window)
                .await?;
            shifts::watch(&browser).await?;
            // The first visit, on which what is read is saved, and later ones.
            for path in PAGES {
                browser.driver.goto(server.url(path)).await?;
                browser
                    .until("performance.getEntriesByName('clinic-checked').length")
                    .await?;
                shifts::finds_none(&browser, &format!("{path} at {width} px")).await?;
            }
            Ok(())
        })
        .await;
    }
}
