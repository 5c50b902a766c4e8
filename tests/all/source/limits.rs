//! What is just good enough, and places that are hard to find.

use crate::all::support::bundles::Bundle;

const ARTICLE: &str = "articles/stretching.json";
const PARAGRAPH: &str = "Stand up and [breathe](https://clinic.example/breathe).";
const GOOD: &str = "0 errors, 0 warnings in 6 files";

#[test]
fn last_good_value_is_good() {
    let words = "word ".repeat(30);
    let hundred = "a".repeat(100);
    let summary = "a".repeat(300);
    let alternative = format!("{{ \"text\": \"{}\" }}", "é".repeat(125));
    let days = "2026-06-01\", \"updated\": \"2026-06-01\", \"review_due\": \"2026-06-01";
    for (from, to) in [
        (PARAGRAPH, words.as_str()),
        ("Stretching at your desk", &hundred),
        ("Three stretches for a long day.", &summary),
        ("\"decorative\"", &alternative),
        ("2026-03-01", days),
    ] {
        let bundle = Bundle::good();
        bundle.replace(ARTICLE, from, to);
        assert_eq!(bundle.report(), GOOD);
    }
}

#[test]
fn draft_may_be_planned_and_may_name_drafts() {
    let bundle = Bundle::good();
    bundle.replace(
        ARTICLE,
        "\"published\",\n",
        "\"draft\",\n  \"related\": [\"sleep\"],\n",
    );
    bundle.replace(ARTICLE, "2026-03-01", "2026-07-01");
    bundle.replace(
        "articles/back-pain.json",
        "\"related\": [\"stretching\"],",
        "",
    );
    bundle.replace(
        "articles/back-pain.json",
        "[stretching](article:stretching)",
        "stretching",
    );
    assert_eq!(bundle.report(), GOOD);
}

#[test]
fn place_is_found_behind_escapes() {
    for before in [
        r"\u0065",
        r"\u00e9",
        r"\u20ac",
        r"\ud83d\ude00",
        r#"\" \\\\ \/"#,
        "é",
        "€",
        "😀",
        "e\u{301}",
        r"😀\ud83d\ude00\u20ac€",
    ] {
        let bundle = Bundle::good();
        bundle.replace(ARTICLE, PARAGRAPH, &format!("{before} <b>"));
        let column = 31 + before.chars().count();
        let report = bundle.report();
        let place = format!("{ARTICLE}:11:{column}: error: HTML");
        assert!(report.starts_with(&place), "{place}\n{report}");
    }
}

#[test]
fn jpeg_that_ends_early_is_damaged() {
    let good = Bundle::good().read("images/room.jpg");
    for missing in [2, 10, 50] {
        let bundle = Bundle::good();
        bundle.write("images/room.jpg", &good[..good.len() - missing]);
        let report = bundle.report();
        assert!(
            report.starts_with("images/room.jpg: error: this picture is damaged"),
            "{report}"
        );
    }
}

#[test]
fn missing_folder_is_told() {
    let bundle = Bundle::good();
    let folder = bundle.path("nowhere");
    let checked = clinic_articles::publish::load(
        &folder,
        crate::all::support::bundles::today(),
        &bundle.cache(),
    );
    let checked = checked.unwrap();
    let report = checked.report.to_string();
    assert!(report.contains("there is no such folder"), "{report}");
    assert!(checked.loaded.is_none());
}

#[test]
fn error_in_one_part_hides_none_in_another() {
    let bundle = Bundle::good();
    let file = "articles/back-pain.json";
    bundle.replace(file, "\"year\": 2015", "\"year\": \"2015\"");
    bundle.replace(file, "\"title\": \"Does massage ease back pain?\",", "");
    bundle.replace(file, "\"ben-example\"", "\"nobody\"");
    bundle.replace(
        file,
        "2026-02-03\",\n    \"review_due",
        "2026-01-01\",\n    \"review_due",
    );
    bundle.replace(
        file,
        "{ \"heading\": \"What helps\" }",
        "{ \"heading\": 5 }",
    );
    bundle.replace(file, "*quiet*", "*quiet");
    let report = bundle.report();
    let told: Vec<&str> = report
        .lines()
        .filter(|line| line.contains("error: "))
        .collect();
    let wrong: Vec<&str> = told
        .iter()
        .map(|line| {
            line.split("error: ")
                .nth(1)
                .unwrap()
                .split(';')
                .next()
                .unwrap()
        })
        .collect();
    assert_eq!(
        wrong,
        [
            "the key \"title\" is missing",
            "this day is before \"published\", 2026-01-05",
            "no author has the slug \"nobody\"",
            "this is a text",
            "this is a number",
            "this * is never closed",
        ]
    );
}
