use super::{
    browser::{browse_alone, capabilities},
    server::Server,
    site::AT_ROOT,
    tier,
};
use serde_json::json;

#[path = "../bench/held.rs"]
mod held;

use super::browser;
use held::Held;

/// A tour ends where it starts.
const START: &str = "articles/low-back-pain/";
const TOUR: [&str; 5] = [
    "authors/denise-leslie/",
    "articles/injury-recovery/",
    "articles/injury-recovery/related/",
    "",
    START,
];

/// How much more a page may hold after ten times as many journeys, as a factor: the browser takes
/// notes of each.
const GROWTH: f64 = 1.1;

/// Whoever reads on and on needs no more memory: not after 500 journeys, in the long run.
#[tokio::test(flavor = "multi_thread")]
async fn journeys_leave_nothing_behind() {
    let server = Server::start(&AT_ROOT).await;
    let (few, many) = tier::choose((1, 5), (10, 100));
    // A page of its own process, so that nothing else is counted.
    let held = browse_alone(capabilities().unwrap(), &[], |browser| async {
        let browser = browser;
        let script = include_str!("../bench/memory.js");
        browser.before_pages(script).await?;
        browser.open(&server.url(START)).await?;
        let tour = TOUR.map(|path| server.url(path));
        let mut held = Vec::new();
        for tours in [2, few, many - few] {
            for _ in 0..tours {
                let follow = "clinicTour(arguments[0]).then(arguments[1])";
                let tour = vec![json!(tour)];
                browser.driver.execute_async(follow, tour).await?;
            }
            held.push(Held::by(&browser).await?);
        }
        Ok(held)
    })
    .await;
    let [few, many] = [held[1], held[2]];
    println!("{few:?} {many:?}");
    assert!(many.heap <= few.heap * GROWTH, "{few:?} {many:?}");
    assert!(many.nodes <= few.nodes * GROWTH, "{few:?} {many:?}");
    assert!(many.listeners <= few.listeners, "{few:?} {many:?}");
    assert!(many.program <= few.program, "{few:?} {many:?}");
}
