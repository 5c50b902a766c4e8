//! The ids of headings: what readers and links can rely on.

use crate::all::support::{bundles::Bundle, samples::article_in};
use clinic_articles::{
    model::Block,
    publish::{Loaded, compile},
};

/// A bundle with these headings in an article, and a link to each id before them.
fn bundle(headings: &[&str], links: &[&str]) -> Bundle {
    let bundle = Bundle::good();
    let links = links.iter().map(|id| format!("[here](#{id})"));
    let links: Vec<String> = links.collect();
    let links = format!("{{ \"paragraph\": \"Go: {}\" }}", links.join(" "));
    let headings = headings
        .iter()
        .map(|words| format!("{{ \"heading\": \"{words}\" }}"));
    let headings: Vec<String> = headings.collect();
    bundle.replace(
        "articles/stretching.json",
        "\"blocks\": [",
        &format!("\"blocks\": [{links}, {},", headings.join(", ")),
    );
    bundle
}

fn ids(loaded: Loaded) -> Vec<String> {
    let article = article_in(&compile(loaded), "stretching").article;
    let ids = article.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.id.clone()),
        _ => None,
    });
    ids.collect()
}

#[track_caller]
fn get(headings: &[&str], expected: &[&str]) {
    let bundle = bundle(headings, expected);
    let checked = bundle.load();
    let report = checked.report.to_string();
    let loaded = checked.loaded.unwrap_or_else(|| panic!("{report}"));
    assert_eq!(ids(loaded), expected);
}

#[test]
fn words_stay_whole_in_every_script() {
    get(&["Rücken\u{ad}schmerzen"], &["rückenschmerzen"]);
    get(&["Ru\u{308}cken"], &["r\u{fc}cken"]);
    get(&["zero\u{200b}width\u{feff}"], &["zerowidth"]);
    get(&["x\u{301}y"], &["x\u{301}y"]);
    get(&["ปวดหลังส่วนล่าง"], &["ปวดหลังส่วนล่าง"]);
    get(&["पीठ दर्द"], &["पीठ-दर्द"]);
    get(&["आराम ❤\u{fe0f} दर्द"], &["आराम-दर्द"]);
    get(&["\u{301}a – b!"], &["a-b"]);
    get(&["clinic-menu"], &["section-clinic-menu"]);
}

/// A number, and no refusal: the words differ, if not in letters.
#[test]
fn headings_alike_get_numbers() {
    get(
        &["Vitamin B+", "Vitamin B-", "Vitamin B 2", "Vitamin B"],
        &["vitamin-b", "vitamin-b-3", "vitamin-b-2", "vitamin-b-4"],
    );
    get(&["C++", "C#"], &["c", "c-2"]);
}

#[test]
fn same_words_twice_are_told() {
    let report = bundle(&["C++", "C++"], &["c"]).report();
    let words = "another heading of this article has the same words";
    assert!(report.contains(words), "{report}");
}

/// What a link says in one normal form finds the heading in another.
#[test]
fn links_find_headings_in_every_normal_form() {
    let bundle = bundle(&["R\u{fc}cken"], &["ru\u{308}cken"]);
    let checked = bundle.load();
    let report = checked.report.to_string();
    let loaded = checked.loaded.unwrap_or_else(|| panic!("{report}"));
    let publication = compile(loaded);
    let article = article_in(&publication, "stretching");
    let json = serde_json::to_string(&article).unwrap();
    assert!(!json.contains("ru\u{308}cken"), "{json}");
}
