use super::{
    browser::{browse_alone, capabilities},
    findings::Findings,
    held::Held,
    limit::Limit,
    median::median,
    panel::{Bar, Panel},
    phone::load,
    server::Server,
    table::Table,
};
use serde_json::json;

/// The tour starts where it ends.
const START: &str = "articles/low-back-pain/";

/// Links one after the other, all within the program.
const TOUR: [&str; 5] = [
    "authors/denise-leslie/",
    "articles/injury-recovery/",
    "articles/injury-recovery/related/",
    "",
    START,
];

/// Tours after which all content is kept, and those that must not need more memory.
const TOURS: [usize; 3] = [0, 2, 8];

/// How much more the browser may hold after 50 navigations than after 10, as a factor: it takes
/// notes of each, and gives back when it likes.
const BROWSER: f64 = 1.03;

/// Measures what the page holds after it has loaded, after 10 navigations and after 50.
pub async fn measure(server: &Server<'_>, runs: usize) -> Findings {
    let mut held: [Vec<Held>; TOURS.len()] = Default::default();
    for run in 0..runs {
        eprintln!("memory: run {} of {runs}", run + 1);
        let stages = visit(server).await;
        for (held, stage) in held.iter_mut().zip(stages) {
            held.push(stage);
        }
    }
    report(&held, runs)
}

async fn visit(server: &Server<'_>) -> Vec<Held> {
    browse_alone(capabilities().unwrap(), &[], |browser| async move {
        let source = include_str!("memory.js");
        for script in [include_str!("observe.js"), source] {
            browser.before_pages(script).await?;
        }
        load(&browser, &server.url(START)).await?;
        let tour = TOUR.map(|path| server.url(path));
        let mut stages = Vec::new();
        for tours in TOURS {
            for _ in 0..tours {
                let follow = "clinicTour(arguments[0]).then(arguments[1])";
                let tour = vec![json!(tour)];
                browser.driver.execute_async(follow, tour).await?;
            }
            stages.push(Held::by(&browser).await?);
        }
        Ok(stages)
    })
    .await
}

fn report(held: &[Vec<Held>], runs: usize) -> Findings {
    let mut table = Table::new(
        format!("Memory of an article's page after collecting garbage; medians of {runs}."),
        &[
            "after",
            "JavaScript, kB",
            "program, kB",
            "nodes",
            "listeners",
        ],
    );
    let stage = |stage: usize, value: fn(&Held) -> f64| median(held[stage].iter().map(value));
    let names = ["loading", "10 navigations", "50 navigations"];
    let mut bars = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        let (heap, program) = (
            stage(at, |held| held.heap / 1000.0),
            stage(at, |held| held.program / 1000.0),
        );
        table.row([
            name.into(),
            format!("{heap:.0}"),
            format!("{program:.0}"),
            format!("{:.0}", stage(at, |held| held.nodes)),
            format!("{:.0}", stage(at, |held| held.listeners)),
        ]);
        bars.push(Bar::ours(name, heap, format!("{heap:.0} kB")));
        bars.push(Bar::other("", program, format!("{program:.0} kB")));
    }
    let limit = |what: &str, value, most| {
        let growth = stage(2, value) / stage(1, value);
        let what = format!("{what} after 50 navigations against after 10, ratio");
        Limit::new(what, growth, most)
    };
    Findings {
        tables: vec![table],
        limits: vec![
            limit("JavaScript's heap", |held| held.heap, BROWSER),
            limit("the program's memory", |held| held.program, 1.0),
            limit("nodes", |held| held.nodes, BROWSER),
            limit("listeners", |held| held.listeners, 1.0),
        ],
        panels: vec![Panel {
            title: "Memory".into(),
            note: "JavaScript; below it the program's own".into(),
            bars,
            limit: None,
        }],
    }
}
