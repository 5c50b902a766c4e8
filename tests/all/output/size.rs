//! The sizes of a first visit.

use clinic_articles::publish::{Budgets, Error, FirstVisit};
use std::{collections::BTreeMap, fs, path::Path};
use tempfile::TempDir;

const PAGE: &str = r#"<link href="/learn/style-1.css"><script src="/learn/site-1.js"></script>
<img src="/learn/images/a.svg"><a href="/learn/articles/b/">b</a>
<link rel="alternate" href="/learn/feed.atom">
<link data-page="" rel="alternate" href="https://clinic.example/learn/images/b.svg">
<meta data-page="" content="https://clinic.example/learn/images/b.svg" property="og:image">
<script type="application/ld+json">{"url":"https://clinic.example/learn/images/b.svg"}</script>"#;

/// A published folder and a file of budgets.
struct Site(TempDir);

impl Site {
    fn new() -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        site.write("articles/a/index.html", PAGE);
        site.write("articles/b/index.html", PAGE);
        site.write("style-1.css", &"a{color:red}".repeat(100));
        site.write("site-1.js", &"alert(1);".repeat(200));
        site.write("feed.atom", "<feed/>");
        site.write("images/a.svg", "<svg/>");
        site.write("images/b.svg", "<svg/>");
        site
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.path().join("site").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn measure(&self, budgets: &str) -> Result<FirstVisit, Error> {
        let file = self.0.path().join("budgets.json");
        fs::write(&file, budgets).unwrap();
        let budgets = Budgets::read(&file)?;
        let visit = FirstVisit::measure(&self.0.path().join("site"), &budgets.page)?;
        Ok(visit.against(&budgets))
    }
}

/// A budget of this many bytes for every file, and these sums.
fn budgets(bytes: usize, sums: &str) -> String {
    format!(
        r#"{{"page":"articles/a/index.html","sums":[{sums}],"files":[{}]}}"#,
        [
            "articles/a/index.html",
            "style-*.css",
            "site-*.js",
            "images/*"
        ]
        .map(|file| format!(r#"{{"file":"{file}","brotli":{bytes}}}"#))
        .join(",")
    )
}

/// The cells of the table by the name of their row.
fn table(visit: &FirstVisit) -> BTreeMap<String, Vec<String>> {
    let text = visit.to_string();
    let row = |line: &str| {
        let mut cells = line.trim_start_matches('|').split('|');
        let name = cells.next().unwrap().trim().to_owned();
        (name, cells.map(|cell| cell.trim().to_owned()).collect())
    };
    text.lines().map(row).collect()
}

#[test]
fn files_of_the_first_visit_are_measured() {
    let visit = Site::new().measure(&budgets(1000, "")).unwrap();
    assert!(visit.is_within_budget(), "{visit}");
    let table = table(&visit);
    assert_eq!(table["file"], ["raw", "gzip", "brotli", "budget", ""]);
    for (name, raw) in [
        ("articles/a/index.html", PAGE.len()),
        ("style-1.css", 1200),
        ("site-1.js", 1800),
        ("images/a.svg", 6),
    ] {
        let row = &table[name];
        assert_eq!(
            (&*row[0], &*row[3], &*row[4]),
            (&*raw.to_string(), "1000", "")
        );
        if raw > 1000 {
            let size = |at: usize| row[at].parse::<usize>().unwrap();
            assert!(
                (1..100).contains(&size(1)) && (1..100).contains(&size(2)),
                "{visit}"
            );
        }
    }
    // The header, a line beneath it, and nothing that this page does not load.
    assert_eq!(visit.to_string().lines().count(), 2 + 4, "{visit}");
}

#[test]
fn file_over_its_budget_fails() {
    let site = Site::new();
    let visit = site.measure(&budgets(1000, "")).unwrap();
    let table = table(&visit);
    let brotli: usize = table["articles/a/index.html"][2].parse().unwrap();
    assert!(
        site.measure(&budgets(brotli, ""))
            .unwrap()
            .is_within_budget()
    );
    let visit = site.measure(&budgets(brotli - 1, "")).unwrap();
    assert!(!visit.is_within_budget());
    let over: Vec<_> = self::table(&visit)
        .into_iter()
        .filter(|(_, row)| row[4] == "← over")
        .map(|(name, _)| name)
        .collect();
    assert_eq!(over, ["articles/a/index.html"], "{visit}");
}

#[test]
fn file_without_a_budget_fails() {
    let site = Site::new();
    site.write("font.woff2", "font");
    site.write(
        "articles/a/index.html",
        &format!("{PAGE}<link href=\"/learn/font.woff2\">"),
    );
    let visit = site.measure(&budgets(1000, "")).unwrap();
    assert!(!visit.is_within_budget());
    let table = table(&visit);
    assert_eq!(
        (&*table["font.woff2"][3], &*table["font.woff2"][4]),
        ("none", "← over")
    );
}

#[test]
fn sums_are_of_their_files_and_have_budgets() {
    let site = Site::new();
    let sum = |bytes: usize| {
        format!(r#"{{"name":"code","files":["site-*.js","style-*.css"],"brotli":{bytes}}}"#)
    };
    let visit = site.measure(&budgets(1000, &sum(2000))).unwrap();
    assert!(visit.is_within_budget(), "{visit}");
    let table = table(&visit);
    let cell = |name: &str, at: usize| table[name][at].parse::<usize>().unwrap();
    for at in 0..3 {
        assert_eq!(
            cell("code", at),
            cell("site-1.js", at) + cell("style-1.css", at)
        );
    }
    let brotli = cell("code", 2);
    let within = |bytes| {
        site.measure(&budgets(1000, &sum(bytes)))
            .unwrap()
            .is_within_budget()
    };
    assert!(within(brotli) && !within(brotli - 1));
}

#[test]
fn budgets_are_read_with_care() {
    let site = Site::new();
    for (budgets, words) in [
        ("{", "budgets.json"),
        (
            r#"{"page":"a","files":[],"sums":[],"sum":[]}"#,
            "unknown field `sum`",
        ),
        (
            r#"{"page":"nowhere.html","files":[],"sums":[]}"#,
            "nowhere.html",
        ),
    ] {
        let error = format!("{:#}", site.measure(budgets).unwrap_err());
        assert!(error.contains(words), "{error}");
    }
    let error = Budgets::read(Path::new("none.json")).unwrap_err();
    assert!(
        format!("{error:#}").starts_with("could not read none.json: "),
        "{error}"
    );
}
