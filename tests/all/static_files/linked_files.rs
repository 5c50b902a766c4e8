//! Links from articles to files that are published as they are.

use crate::all::{
    static_files::publishing::{add, publication, with},
    support::{bundles::Bundle, html::Element, place::Place},
};
use serde_json::Value;
use std::{collections::BTreeSet, fs};

const STRETCHING: &str = "articles/stretching.json";

/// A bundle with these files, and links to them in an article.
fn linked(files: &[(&str, &[u8])]) -> Bundle {
    let bundle = with(files);
    let links = files
        .iter()
        .map(|(file, _)| format!("[{file}](file:{file}) "));
    let links: String = links.collect();
    bundle.replace(STRETCHING, "Stand up", &format!("{links}Stand up"));
    bundle
}

fn published(bundle: &Bundle) -> Place {
    let place = Place::new();
    place.publish(&publication(bundle)).unwrap();
    place
}

fn read(place: &Place, file: &str) -> String {
    fs::read_to_string(place.dist().join(file)).unwrap()
}

fn list(place: &Place) -> Value {
    let text: Value = serde_json::from_str(&read(place, "offline.json")).unwrap();
    text["list"].clone()
}

/// Which of the files of a group are neither its page nor its content nor pictures of these.
fn linked_in(list: &Value, group: &str) -> BTreeSet<String> {
    let files = list["groups"][group]["files"].as_object().unwrap();
    let own = ["articles/", "authors/", "content/"];
    let linked = files
        .keys()
        .filter(|path| !own.iter().any(|it| path.starts_with(it)));
    linked.cloned().collect()
}

#[test]
fn links_lead_to_the_file_here_and_elsewhere() {
    let place = published(&linked(&[("hand-outs/leaflet.pdf", b"pdf")]));
    let html = Element::read(&read(&place, "articles/stretching/index.html"));
    let is_link = |it: &&&Element| it.text() == "hand-outs/leaflet.pdf";
    let links = html.all("a");
    let link = links.iter().find(is_link).unwrap();
    assert_eq!(link.attribute("href"), "/learn/hand-outs/leaflet.pdf");
    // The router has no page for it, and paper no path.
    assert_eq!(link.attribute("rel"), "external");
    let whole = "https://clinic.example/learn/hand-outs/leaflet.pdf";
    assert_eq!(link.attribute("data-printed"), whole);
    for file in [
        "feed.json",
        "feed.atom",
        "embed/article/stretching/index.html",
    ] {
        assert!(read(&place, file).contains(whole), "{file}");
    }
}

#[test]
fn only_what_is_there_can_be_linked_to() {
    let bundle = linked(&[("leaflet.pdf", b"pdf"), ("sheets/arms.pdf", b"pdf")]);
    assert_eq!(bundle.report(), "0 errors, 0 warnings in 6 files");
    // The article is the same, but what it links to is gone.
    fs::remove_file(bundle.path("static/leaflet.pdf")).unwrap();
    let told = bundle.report();
    let expected = "error: the folder static has no file \"leaflet.pdf\"; put the file there, or link to one that is";
    assert!(told.contains(expected), "{told}");
    for (written, instead) in [
        (
            "leaflt.pdf",
            "write file:leaflet.pdf, or put the file there",
        ),
        (
            "arms.pdf",
            "write file:sheets/arms.pdf, or put the file there",
        ),
        (
            "static/leaflet.pdf",
            "write file:leaflet.pdf, or put the file there",
        ),
        (".htaccess", "put the file there, or link to one that is"),
    ] {
        let bundle = with(&[
            ("leaflet.pdf", b"pdf"),
            ("sheets/arms.pdf", b"pdf"),
            (".htaccess", b""),
        ]);
        bundle.replace(STRETCHING, "Stand up", &format!("[Stand](file:{written})"));
        let told = bundle.report();
        let expected = format!("the folder static has no file \"{written}\"; {instead}\n");
        assert!(told.contains(&expected), "{told}");
    }
}

/// What an article links to is kept with it, and nothing else of the folder.
#[test]
fn linked_files_are_kept_with_their_article() {
    let bundle = linked(&[
        ("film.mp4", b"film"),
        ("leaflet.pdf", b"pdf"),
        ("no-ending", b"what"),
        ("old/index.html", b"<h1>Old</h1>"),
    ]);
    add(&bundle, "poster.pdf", b"other");
    add(&bundle, "logo.svg", b"<svg/>");
    add(&bundle, "script.js", b"a()");
    let place = published(&bundle);
    let before = list(&place);
    let expected = ["film.mp4", "leaflet.pdf"].map(String::from);
    assert_eq!(linked_in(&before, "articles/stretching"), expected.into());
    assert!(linked_in(&before, "articles/back-pain").is_empty());
    let text = before.to_string();
    for other in ["poster", "logo", "script.js", "old/", "no-ending"] {
        assert!(!text.contains(other), "{other} in {text}");
    }
    // A biography is part of a page, too.
    bundle.replace(
        "authors/ada-example.json",
        "\"biography\": [",
        "\"biography\": [\"[poster](file:poster.pdf)\", ",
    );
    let place = published(&bundle);
    let after = list(&place);
    let expected = ["poster.pdf"].map(String::from);
    assert_eq!(linked_in(&after, "authors/ada-example"), expected.into());
    let size = |list: &Value| list["size"].as_u64().unwrap();
    assert!(size(&after) > size(&before));
}

/// A site with a budget of one megabyte.
fn thrifty(bundle: &Bundle) {
    let text = String::from_utf8(bundle.read("site.json")).unwrap();
    let budget = "{ \"offline\": { \"megabytes\": 1 },";
    bundle.write("site.json", text.replacen('{', budget, 1));
}

/// No file is the reason that a site is not kept whole: the smallest have the first say.
#[test]
fn budget_has_room_or_not() {
    let bundle = linked(&[
        ("a.pdf", &[b'a'; 500_000]),
        ("b.pdf", &[b'b'; 500_001]),
        ("c.pdf", &[b'c'; 100]),
    ]);
    thrifty(&bundle);
    let list = list(&published(&bundle));
    let expected = ["a.pdf", "c.pdf"].map(String::from);
    assert_eq!(linked_in(&list, "articles/stretching"), expected.into());
    assert!(list["size"].as_u64().unwrap() <= 1_000_000);
}

/// A site that is too large by itself keeps what was read: files of a tenth of the budget with it.
#[test]
fn large_site_keeps_small_files() {
    let bundle = linked(&[("a.pdf", &[b'a'; 100_000]), ("b.pdf", &[b'b'; 100_001])]);
    let drawing = String::from_utf8(bundle.read("images/back.svg")).unwrap();
    let long = format!(
        "<path d=\"M0 0{}\"/></svg>",
        "h1.000000001v1.000000001".repeat(50_000)
    );
    bundle.write("images/back.svg", drawing.replace("</svg>", &long));
    thrifty(&bundle);
    let list = list(&published(&bundle));
    assert!(list["size"].as_u64().unwrap() > 1_000_000);
    let expected = ["a.pdf"].map(String::from);
    assert_eq!(linked_in(&list, "articles/stretching"), expected.into());
}
