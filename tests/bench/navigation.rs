use super::{
    browser::{browse_alone, capabilities},
    findings::Findings,
    limit::Limit,
    median::median,
    panel::{Bar, Panel},
    phone::{become_phone, click, load},
    server::Server,
    table::Table,
};
use thirtyfour::prelude::*;

/// Where the reader is.
const FROM: &str = "articles/low-back-pain/";

/// Where they go, by the link of its card.
const TO: &str = "articles/deep-tissue-massage/";

/// Times from a click to the heading of the next page, in milliseconds.
#[derive(Default)]
struct Times {
    /// Its content has to be fetched.
    fetched: Vec<f64>,
    /// Its content is in memory.
    kept: Vec<f64>,
    /// The page is loaded, without scripts, until its first contentful paint.
    loaded: Vec<f64>,
}

/// Goes from one article to another, within the program and by loading the page, in turn.
pub async fn measure(ours: &Server<'_>, bare: &Server<'_>, runs: usize) -> Findings {
    let mut times = Times::default();
    for run in 0..runs {
        eprintln!("navigation: run {} of {runs}", run + 1);
        for is_ours in [run % 2 == 0, run % 2 == 1] {
            if is_ours {
                let (fetched, kept) = within_program(ours).await;
                times.fetched.push(fetched);
                times.kept.push(kept);
            } else {
                times.loaded.push(by_loading(bare).await);
            }
        }
    }
    report(&times, runs)
}

/// The times with content that has to be fetched, and with content in memory.
///
/// Nobody points at the link before, which would fetch the content ahead of the click.
async fn within_program(server: &Server<'_>) -> (f64, f64) {
    browse_alone(capabilities().unwrap(), &[], |browser| async move {
        become_phone(&browser).await?;
        load(&browser, &server.url(FROM)).await?;
        let fetched = click(&browser, &card(TO)).await?;
        browser.rests().await?;
        click(&browser, &card(FROM)).await?;
        browser.rests().await?;
        let kept = click(&browser, &card(TO)).await?;
        Ok((fetched, kept))
    })
    .await
}

/// The time when the browser loads the page, with the one before in its cache.
async fn by_loading(server: &Server<'_>) -> f64 {
    browse_alone(capabilities().unwrap(), &[], |browser| async move {
        become_phone(&browser).await?;
        load(&browser, &server.url(FROM)).await?;
        // Both pages have the same clock, which began with the browser.
        let click = format!(
            "addEventListener('click', event =>
               sessionStorage.setItem('clicked', performance.timeOrigin + event.timeStamp));
             document.querySelector({:?}).click();",
            card(TO)
        );
        browser.driver.execute(click, vec![]).await?;
        let first = "performance.getEntriesByName('first-contentful-paint')[0]";
        browser
            .until(&format!(
                "location.pathname.endsWith({:?}) && {first}",
                format!("/{TO}")
            ))
            .await?;
        let time = format!(
            "performance.timeOrigin + {first}.startTime - Number(sessionStorage.getItem('clicked'))"
        );
        let time = browser.value(&time).await?;
        WebDriverResult::Ok(time.as_f64().expect("a time"))
    })
    .await
}

fn card(path: &str) -> String {
    format!("main .clinic-card a[href$='/{path}']")
}

fn report(times: &Times, runs: usize) -> Findings {
    let fetched = median(times.fetched.iter().copied());
    let kept = median(times.kept.iter().copied());
    let loaded = median(times.loaded.iter().copied());
    let mut table = Table::new(
        format!(
            "From a click to the heading of the next article; medians of {runs}. A page that is \
             loaded has no scripts, and its time is that of its first contentful paint."
        ),
        &["way", "ms", "ratio"],
    );
    let mut bars = Vec::new();
    for (way, time) in [
        ("in memory", kept),
        ("content fetched", fetched),
        ("page loaded", loaded),
    ] {
        table.row([
            way.into(),
            format!("{time:.0}"),
            format!("{:.3}", time / loaded),
        ]);
        let bar = if way == "page loaded" {
            Bar::other
        } else {
            Bar::ours
        };
        bars.push(bar(way, time, format!("{time:.0} ms")));
    }
    let limit = |way: &str, time, most| {
        let what = format!("from article to article, {way}: against a page load, ratio");
        Limit::new(what, time / loaded, most)
    };
    Findings {
        tables: vec![table],
        // A page that is loaded is in the browser's cache in part; content that is fetched is not.
        limits: vec![
            limit("in memory", kept, 1.0),
            limit("content fetched", fetched, 1.25),
        ],
        panels: vec![Panel {
            title: "From a click to the next article".into(),
            note: "until its heading is painted".into(),
            bars,
            limit: None,
        }],
    }
}
