use super::{
    build::Build,
    bundle::{Bundle, slug},
    findings::Findings,
    limit::Limit,
    median::median,
    panel::{Bar, Panel},
    table::Table,
};
use std::{fs, path::Path, process::Command};

/// How often a bundle is published at least and at most, and how many articles are published in
/// all runs together: the fewer there are, the more a moment of the machine weighs.
const RUNS: usize = 3;
const MOST: usize = 15;
const ARTICLES: usize = 9000;

/// The most milliseconds for a page.
const PAGE: f64 = 2.0;

/// The most memory at a time, in MB.
const PEAK: f64 = 1000.0;

/// The part of a full build that one after a changed article may take.
const INCREMENTAL: f64 = 1.0 / 20.0;

/// How much longer a page may take among ten times as many, as a factor.
const LINEAR: f64 = 1.2;

/// What publishing a bundle took.
struct Published {
    articles: usize,
    runs: usize,
    pages: f64,
    full: f64,
    incremental: f64,
    peak: f64,
}

impl Published {
    /// Milliseconds for each page of a full build.
    fn page(&self) -> f64 {
        self.full * 1000.0 / self.pages
    }
}

/// Publishes generated bundles of these numbers of articles in a folder.
///
/// Nothing of it is removed: some file systems take much longer to make a file for minutes
/// after others were removed.
pub fn measure(articles: &[usize], folder: &Path) -> Findings {
    let publish = |articles: &usize| publish(*articles, &folder.join(articles.to_string()));
    let published: Vec<_> = articles.iter().map(publish).collect();
    report(&published)
}

/// Publishes a bundle into folders that are new, and again after one article has changed, in
/// turn.
fn publish(articles: usize, folder: &Path) -> Published {
    let content = folder.join("content");
    let bundle = Bundle::write(&content, articles);
    let runs = (ARTICLES / articles.max(1)).clamp(RUNS, MOST);
    let dist = |run: usize| folder.join(format!("dist-{run}"));
    let (mut full, mut incremental) = (Vec::new(), Vec::new());
    for run in 1..=runs {
        eprintln!("publishing {articles} articles: run {run} of {runs}");
        let dist = dist(run);
        full.push(Build::run(&content, &dist));
        // What was just written is on its way to the disk; nobody publishes again in that moment.
        let synced = Command::new("sync").status().unwrap();
        assert!(synced.success());
        let changed = articles / 2;
        bundle.write_article(changed, run);
        incremental.push(Build::run(&content, &dist));
        let page = dist.join("articles").join(slug(changed)).join("index.html");
        let html = fs::read_to_string(page).unwrap();
        assert!(html.contains(&format!("This is edition {run}.")), "{html}");
    }
    let seconds = |builds: &[Build]| median(builds.iter().map(|build| build.seconds));
    Published {
        articles,
        runs,
        pages: pages_below(&dist(runs)),
        full: seconds(&full),
        incremental: seconds(&incremental),
        peak: median(full.iter().map(|build| build.peak)),
    }
}

fn pages_below(folder: &Path) -> f64 {
    let entries = fs::read_dir(folder).unwrap();
    let pages = entries.map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages_below(&path)
        } else {
            f64::from(u8::from(
                path.extension().is_some_and(|ending| ending == "html"),
            ))
        }
    });
    pages.sum()
}

fn report(published: &[Published]) -> Findings {
    let mut findings = Findings::default();
    let mut table = Table::new(
        "Publishing generated bundles on two cores: in full, and again after one word of one \
         article has changed; medians.",
        &[
            "articles",
            "runs",
            "pages",
            "full, s",
            "a page, ms",
            "one article changed, s",
            "ratio",
            "peak memory, MB",
        ],
    );
    let (mut page_bars, mut ratio_bars) = (Vec::new(), Vec::new());
    for each in published {
        let (articles, page) = (each.articles, each.page());
        let ratio = each.incremental / each.full;
        table.row([
            articles.to_string(),
            each.runs.to_string(),
            format!("{:.0}", each.pages),
            format!("{:.2}", each.full),
            format!("{page:.2}"),
            format!("{:.2}", each.incremental),
            format!("{ratio:.3}"),
            format!("{:.0}", each.peak),
        ]);
        let limit = |what: &str, value, most| {
            Limit::new(format!("{articles} articles: {what}"), value, most)
        };
        findings.limits.extend([
            limit("a page, ms", page, PAGE),
            limit("peak memory, MB", each.peak, PEAK),
            limit("one changed against all, ratio", ratio, INCREMENTAL),
        ]);
        let tenth = published
            .iter()
            .find(|tenth| tenth.articles * 10 == articles);
        // Among few pages, what every build takes once weighs more than any growth.
        if let Some(tenth) = tenth.filter(|tenth| tenth.articles >= 1000) {
            let growth = page / tenth.page();
            let what = format!("a page against {} articles, ratio", tenth.articles);
            findings.limits.push(limit(&what, growth, LINEAR));
        }
        let name = format!("{articles} articles");
        page_bars.push(Bar::ours(name.as_str(), page, format!("{page:.2} ms")));
        ratio_bars.push(Bar::ours(
            name,
            ratio * 100.0,
            format!("{:.1} %", ratio * 100.0),
        ));
    }
    findings.tables.push(table);
    findings.panels = vec![
        Panel {
            title: "Publishing a page".into(),
            note: "in a full build on two cores".into(),
            bars: page_bars,
            limit: Some((PAGE, format!("at most {PAGE} ms"))),
        },
        Panel {
            title: "Publishing one changed article".into(),
            note: "part of the time of a full build".into(),
            bars: ratio_bars,
            limit: Some((INCREMENTAL * 100.0, "at most 5 %".into())),
        },
    ];
    findings
}
