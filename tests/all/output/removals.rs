//! A publication that would take a site away says so, and does nothing.

use crate::all::support::{bundles::Bundle, place::Place};
use clinic_articles::publish::{Options, Publication, compile};
use std::fs;

fn published(bundle: &Bundle) -> Publication {
    compile(bundle.load().loaded.unwrap())
}

/// The slug of a copy of an article.
fn slug(number: usize) -> String {
    format!("stretching-{number}")
}

#[test]
fn missing_folder_of_articles_is_an_error() {
    let bundle = Bundle::good();
    fs::rename(bundle.path("articles"), bundle.path("article")).unwrap();
    let report = bundle.report();
    assert!(
        report.contains("articles: error: this folder is missing"),
        "{report}"
    );
}

#[test]
fn more_than_half_of_the_articles_go_only_when_asked_for() {
    let bundle = Bundle::good();
    let article = String::from_utf8(bundle.read("articles/stretching.json")).unwrap();
    let file = |number| format!("articles/{}.json", slug(number));
    for number in 0..4 {
        let its = article.replace(
            "\"slug\": \"stretching\"",
            &format!("\"slug\": \"{}\"", slug(number)),
        );
        bundle.write(&file(number), its);
    }
    let place = Place::new();
    place.publish(&published(&bundle)).unwrap();
    let before = place.files();
    let remove = |number| fs::remove_file(bundle.path(&file(number))).unwrap();

    (0..3).for_each(remove);
    place
        .publish_with(&published(&bundle), Options::default())
        .unwrap();
    place.publish(&published(&bundle)).unwrap();
    assert!(place.files() != before);

    let before = place.files();
    remove(3);
    fs::remove_file(bundle.path("articles/stretching.json")).unwrap();
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
    let left = published(&bundle);
    let error = place.publish_with(&left, Options::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "this would take away 2 of 3 published articles: stretching, stretching-3; nothing was \
         written. If they are to go, say so with --allow-removals; otherwise see whether all files \
         are there"
    );
    assert!(place.files() == before);
    place.publish(&left).unwrap();
    assert!(!place.files().contains_key("articles/stretching/index.html"));
}
