use super::{
    browser::{Browser, browse_kept_alone, capabilities},
    findings::Findings,
    limit::Limit,
    median::median,
    panel::{Bar, Panel},
    phone::{become_phone, load},
    server::{Fault, Server},
    table::Table,
};
use serde_json::json;
use thirtyfour::prelude::*;

/// The page that is loaded with and without a network.
const PAGE: &str = "articles/low-back-pain/";

/// A worker that does nothing but answer with a page that it keeps.
pub const TRIVIAL: &str = "const kept = caches.open('trivial');
    addEventListener('install', (event) => event.waitUntil(kept.then((cache) =>
      cache.add('articles/low-back-pain/')).then(() => skipWaiting())));
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', (event) => {
      if (event.request.mode === 'navigate')
        event.respondWith(kept.then((cache) => cache.match(event.request)));
    });";

/// What was measured, in milliseconds and bytes.
#[derive(Default)]
struct Measured {
    /// The first paint of the page, from the network and without one.
    online: Vec<f64>,
    offline: Vec<f64>,
    /// From the beginning of a load to the first byte, with a worker that has to start.
    cold: Vec<f64>,
    trivial: Vec<f64>,
    /// What is fetched to have the site without a network, after the page has loaded.
    installed: Vec<f64>,
}

/// Loads a page with and without a network, and starts the worker against one that is trivial.
pub async fn measure(ours: &Server<'_>, trivial: &Server<'_>, runs: usize) -> Findings {
    let mut measured = Measured::default();
    for run in 0..runs {
        eprintln!("offline: run {} of {runs}", run + 1);
        for is_ours in [run % 2 == 0, run % 2 == 1] {
            if is_ours {
                visit(ours, &mut measured).await;
            } else {
                measured.trivial.push(visit_trivial(trivial).await);
            }
        }
    }
    report(&measured, runs)
}

async fn visit(server: &Server<'_>, measured: &mut Measured) {
    server.behave();
    browse_kept_alone(
        capabilities().unwrap(),
        &["net::ERR_"],
        |browser| async move {
            become_phone(&browser).await?;
            server.forget();
            let online = load(&browser, &server.url(PAGE)).await?;
            measured.online.push(online.first);
            let before = server.sent_for("");
            browser
                .until("performance.getEntriesByName('clinic-checked').length")
                .await?;
            #[expect(clippy::cast_precision_loss, reason = "a site is small")]
            measured
                .installed
                .push((server.sent_for("") - before) as f64);
            server.misbehave("", Fault::Silence);
            measured.cold.push(first_byte(&browser, server).await?);
            let offline = load(&browser, &server.url(PAGE)).await?;
            measured.offline.push(offline.first);
            Ok(())
        },
    )
    .await;
}

async fn visit_trivial(server: &Server<'_>) -> f64 {
    browse_kept_alone(capabilities().unwrap(), &[], |browser| async move {
        become_phone(&browser).await?;
        load(&browser, &server.url(PAGE)).await?;
        browser.until("navigator.serviceWorker.controller").await?;
        first_byte(&browser, server).await
    })
    .await
}

/// How long the first byte of the page takes when no worker is running.
async fn first_byte(browser: &Browser, server: &Server<'_>) -> WebDriverResult<f64> {
    for command in ["ServiceWorker.enable", "ServiceWorker.stopAllWorkers"] {
        browser.command(command, json!({})).await?;
    }
    browser.driver.goto(server.url(PAGE)).await?;
    let time = "performance.getEntriesByType('navigation')[0].responseStart";
    let time = browser.value(time).await?;
    Ok(time.as_f64().expect("a time"))
}

fn report(measured: &Measured, runs: usize) -> Findings {
    let of = |values: &[f64]| median(values.iter().copied());
    let (online, offline) = (of(&measured.online), of(&measured.offline));
    let (cold, trivial) = (of(&measured.cold), of(&measured.trivial));
    let mut table = Table::new(
        format!("Without a network, on the same phone; medians of {runs}."),
        &["what", "ours", "against", "ratio"],
    );
    for (what, ours, other, unit) in [
        (
            "first paint of the article: without a network, with it",
            offline,
            online,
            "ms",
        ),
        (
            "first byte from a worker that has to start: ours, a trivial one",
            cold,
            trivial,
            "ms",
        ),
    ] {
        table.row([
            what.into(),
            format!("{ours:.0} {unit}"),
            format!("{other:.0} {unit}"),
            format!("{:.3}", ours / other),
        ]);
    }
    let installed = of(&measured.installed) / 1000.0;
    table.row([
        "fetched for the whole site after the first page".into(),
        format!("{installed:.0} kB"),
        String::new(),
        String::new(),
    ]);
    Findings {
        tables: vec![table],
        limits: vec![Limit::new(
            "first paint without a network: against with one, ratio",
            offline / online,
            1.0,
        )],
        panels: vec![Panel {
            title: "The article without a network".into(),
            note: "its first paint; below it with a network".into(),
            bars: vec![
                Bar::ours("first paint", offline, format!("{offline:.0} ms")),
                Bar::other("", online, format!("{online:.0} ms")),
            ],
            limit: None,
        }],
    }
}
