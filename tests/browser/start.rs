use super::{
    browser::{Browser, browse_alone, capabilities},
    pool::browse,
    server::{Fault, Server},
    site::AT_ROOT,
};
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::{LoggingPrefsLogLevel, PageLoadStrategy, prelude::*};

const ARTICLE: &str = "Does massage really ease lower back pain?";
const LINK: &str = ".clinic-card a[href$='/low-back-pain/']";

/// Whether the program has started.
const STARTED: &str = "performance.getEntriesByName('clinic-started').length > 0";

/// What somebody does who is about to use the page.
const SIGNS: [&str; 4] = ["pointerdown", "touchstart", "keydown", "click"];

impl Browser {
    /// Has the page hear of something that a person does.
    async fn hears(&self, sign: &str) -> WebDriverResult<()> {
        let tell = "document.body.dispatchEvent(new Event(arguments[0], { bubbles: true }))";
        self.run(tell, vec![json!(sign)]).await.map(drop)
    }

    async fn has_started(&self) -> WebDriverResult<Value> {
        self.value(STARTED).await
    }
}

/// Nothing of the program is asked for before the page and its pictures are there.
#[tokio::test(flavor = "multi_thread")]
async fn the_program_comes_last() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        let last = "(() => {
            const loaded = performance.getEntriesByType('navigation')[0].loadEventStart;
            const program = performance.getEntriesByType('resource')
              .filter(({ name }) => /\\/(site|offline)-.*\\.(js|wasm)$/.test(name));
            return program.length === 3 && program.every(({ startTime }) => startTime >= loaded);
          })()";
        assert_eq!(browser.value(last).await?, true);
        Ok(())
    })
    .await;
}

/// Where the program and something else are wanted at once, the program waits.
#[tokio::test(flavor = "multi_thread")]
async fn the_program_gives_way() {
    let server = Server::start(&AT_ROOT).await;
    let mut noting = capabilities().unwrap();
    let all = LoggingPrefsLogLevel::All;
    noting.set_logging_prefs("performance", all).unwrap();
    browse_alone(noting, &[], |browser| async {
        let browser = browser;
        browser.open(&server.url("")).await?;
        let log = browser.driver.handle().get_log("performance").await?;
        let events = log
            .iter()
            .map(|it| serde_json::from_str::<Value>(&it.message).unwrap());
        let asked = events.filter(|it| it["message"]["method"] == "Network.requestWillBeSent");
        let asked: Vec<_> = asked
            .map(|mut it| it["message"]["params"]["request"].take())
            .collect();
        for (start, end) in [
            ("/site-", ".js"),
            ("/site-", "_bg.wasm"),
            ("/offline-", ".js"),
        ] {
            let is_part = |it: &&Value| {
                let address = it["url"].as_str().unwrap_or_default();
                address.contains(start) && address.ends_with(end)
            };
            let urgency: Vec<_> = asked
                .iter()
                .filter(is_part)
                .map(|it| &it["initialPriority"])
                .collect();
            assert_eq!(urgency, ["Low"], "{start}…{end}");
        }
        Ok(())
    })
    .await;
}

/// Between the two halves of its start the page can answer: what is to be done since the program
/// has read the page comes before it takes the page over.
#[tokio::test(flavor = "multi_thread")]
async fn the_start_leaves_room_for_an_answer() {
    // A script's text is had from one or the other, as the browser has it.
    const NOTE: &str = "const note = () => { window.startedFirst = STARTED; };
        for (const { prototype } of [Node, HTMLScriptElement]) {
          const text = Object.getOwnPropertyDescriptor(prototype, 'textContent');
          const get = function () {
            if (this.id === 'clinic-data') setTimeout(note);
            return text.get.call(this);
          };
          if (text) Object.defineProperty(prototype, 'textContent', { ...text, get });
        }";
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        let note = NOTE.replace("STARTED", STARTED);
        browser.before_pages(&note).await?;
        browser.open(&server.url("")).await?;
        browser.until("'startedFirst' in window").await?;
        assert_eq!(browser.value("startedFirst").await?, false);
        Ok(())
    })
    .await;
}

/// Who does something gets the program at once, whatever the page still waits for.
#[tokio::test(flavor = "multi_thread")]
async fn any_sign_of_life_starts_the_program() {
    let server = Server::start(&AT_ROOT).await;
    let picture = Fault::Held(Arc::default());
    server.misbehave("/content/images/lower-back", picture);
    // The test goes on before the page has its pictures.
    let mut hasty = capabilities().unwrap();
    let eager = PageLoadStrategy::Eager;
    hasty.set_page_load_strategy(eager).unwrap();
    browse_alone(hasty, &[], |browser| async {
        let browser = browser;
        for sign in SIGNS.into_iter().chain(["pointerover"]) {
            browser
                .driver
                .goto(server.url("articles/low-back-pain/"))
                .await?;
            browser.rests().await?;
            assert_eq!(browser.has_started().await?, false, "before {sign}");
            browser.hears(sign).await?;
            browser.until(STARTED).await?;
            let waits = browser.text("document.readyState").await?;
            assert_eq!(waits, "interactive", "after {sign}");
        }
        Ok(())
    })
    .await;
}

/// Who saves data gets the program when they do something, and nothing in advance.
async fn comes_when_it_is_wanted(asks: &str) {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser.before_pages(asks).await?;
        browser.driver.goto(server.url("")).await?;
        let point = async |selector: &str| {
            let element = browser.driver.find(By::Css(selector.to_owned())).await?;
            let actions = browser.driver.action_chain();
            actions.move_to_element_center(&element).perform().await
        };
        // A mouse that is only on its way is no sign.
        point("h1").await?;
        point(LINK).await?;
        browser.rests().await?;
        assert_eq!(server.asked_for("_bg.wasm"), 0);
        for sign in SIGNS {
            browser.driver.goto(server.url("")).await?;
            browser.rests().await?;
            assert_eq!(browser.has_started().await?, false, "before {sign}");
            browser.hears(sign).await?;
            browser.until(STARTED).await?;
        }
        point("h1").await?;
        point(LINK).await?;
        browser.click(".clinic-header nav a").await?;
        assert_eq!(server.asked_for("/content/articles/"), 0);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_saves_data_gets_the_program_when_they_want_it() {
    comes_when_it_is_wanted(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
    )
    .await;
}

/// No browser has `prefers-reduced-data` (Media Queries 5) without being told to.
#[tokio::test(flavor = "multi_thread")]
async fn who_prefers_less_data_gets_the_program_when_they_want_it() {
    comes_when_it_is_wanted(
        "const match = window.matchMedia.bind(window);
         window.matchMedia = (query) =>
           query === '(prefers-reduced-data: reduce)' ? { matches: true } : match(query);",
    )
    .await;
}

/// A click before the program is there leads to its page, once.
#[tokio::test(flavor = "multi_thread")]
async fn an_early_click_is_neither_lost_nor_doubled() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async {
        let browser = browser;
        server.misbehave("_bg.wasm", Fault::Silence);
        browser.driver.goto(server.url("")).await?;
        let entries = browser.value("history.length").await?.as_u64();
        browser.click(LINK).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(server.asked_for("/articles/low-back-pain/"), 1);
        assert_eq!(
            browser.value("history.length").await?.as_u64(),
            entries.map(|n| n + 1)
        );
        Ok(())
    })
    .await;
}

/// The program starts while the page that was clicked on is on its way, and there is a second
/// click.
#[tokio::test(flavor = "multi_thread")]
async fn two_early_clicks_lead_to_their_page_once() {
    let server = Server::start(&AT_ROOT).await;
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        let page = "/articles/low-back-pain/";
        // However long it all takes, it is one moment.
        let moment = "performance.now = () => 1";
        browser.before_pages(moment).await?;
        let (leave, program, arrival) = (Arc::default(), Arc::default(), Arc::default());
        server.misbehave("/leave", Fault::Held(Arc::clone(&leave)));
        server.misbehave("_bg.wasm", Fault::Held(Arc::clone(&program)));
        server.misbehave(page, Fault::Held(Arc::clone(&arrival)));
        browser.driver.goto(server.url("")).await?;
        let entries = browser.value("history.length").await?.as_u64();
        // The driver waits for a page that is on its way, so nothing is asked of it meanwhile: the
        // page hears from the server, and tells it.
        let clicks = "const link = document.querySelector(arguments[0]);
            const clickAgain = () => {
              link.click();
              requestIdleCallback(() => requestIdleCallback(() => fetch('clicked-again')));
            };
            new PerformanceObserver((list) => {
              if (list.getEntriesByName('clinic-started').length) clickAgain();
            }).observe({ type: 'mark' });
            fetch('leave').then(() => link.click());";
        browser.run(clicks, vec![json!(LINK)]).await?;
        leave.notify_one();
        server.hears(page).await;
        program.notify_one();
        server.hears("clicked-again").await;
        server.behave();
        arrival.notify_waiters();
        arrival.notify_one();
        browser.reads(ARTICLE).await?;
        // It is the browser's, and no page of the program on top of it.
        assert_eq!(server.asked_for("/content/articles/low-back-pain.json"), 0);
        assert_eq!(
            browser.value("history.length").await?.as_u64(),
            entries.map(|n| n + 1)
        );
        browser.driver.back().await?;
        browser.reads("All articles").await
    })
    .await;
}
