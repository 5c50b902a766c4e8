//! The model: what is written is read back as it was.

use crate::all::support::{
    bundles::{Bundle, content},
    samples::pages,
};
use clinic_articles::{
    model::{
        Article, Author, Colour, Date, Doi, FileName, Isbn, Language, Page, Published, Site, Slug,
        Target, WebAddress, Written,
    },
    publish::compile,
};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    fmt::{Debug, Display},
    fs,
    str::FromStr,
};

#[track_caller]
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    let back: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(*value, back);
}

/// Reads a file of the good bundle and writes it again: nothing is lost on the way.
#[track_caller]
fn written<T: Serialize + DeserializeOwned + PartialEq + Debug>(file: &str) {
    let text = fs::read_to_string(content().join("good").join(file)).unwrap();
    let value: T = serde_json::from_str(&text).unwrap();
    round_trip(&value);
    let before: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut after = serde_json::to_value(&value).unwrap();
    let after = after.as_object_mut().unwrap();
    // Lists that may be left out are written as empty ones.
    after.retain(|key, value| !before[key].is_null() || *value != serde_json::json!([]));
    assert_eq!(before, serde_json::Value::Object(after.clone()));
}

#[test]
fn written_content() {
    written::<Site<Written>>("site.json");
    written::<Author<Written>>("authors/ada-example.json");
    written::<Author<Written>>("authors/ben-example.json");
    written::<Article<Written>>("articles/back-pain.json");
    written::<Article<Written>>("articles/stretching.json");
    written::<Article<Written>>("articles/sleep.json");
}

#[test]
fn published_content() {
    let bundle = Bundle::good();
    let publication = compile(bundle.load().loaded.unwrap());
    round_trip::<Site<Published>>(&publication.site);
    pages(&publication).iter().for_each(round_trip::<Page>);
}

/// Every one of these is read, and written as it was.
#[track_caller]
fn good<T: FromStr<Err: Debug> + Display>(texts: &[&str]) {
    for text in texts {
        let value: T = text
            .parse()
            .unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
        assert_eq!(value.to_string(), *text);
    }
}

/// None of these is read.
#[track_caller]
fn bad<T: FromStr>(texts: &[&str]) {
    for text in texts {
        assert!(text.parse::<T>().is_err(), "{text:?}");
    }
}

#[test]
fn slugs() {
    let longest = "a".repeat(80);
    good::<Slug>(&["a", "low-back-pain", "50-tips", "a1-b2", &longest]);
    let longer = "a".repeat(81);
    bad::<Slug>(&[
        "", "-", "a-", "-a", "a--b", "A", "é", "a b", "a_b", "a/b", "..", &longer,
    ]);
}

#[test]
fn dates() {
    good::<Date>(&[
        "2026-03-02",
        "2024-02-29",
        "2000-02-29",
        "0001-01-01",
        "9999-12-31",
    ]);
    bad::<Date>(&[
        "",
        "2026-3-2",
        "2026-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-00-01",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
        "+026-01-01",
        "2026/01/01",
        "2026-01-01T",
        "２０２６-01-01",
    ]);
}

#[test]
fn identifiers() {
    good::<Doi>(&[
        "10.1016/j.math.2008.09.001",
        "10.1016/S0140-6736(18)30480-X",
    ]);
    bad::<Doi>(&[
        "",
        "10.1016",
        "10.1016/",
        "10./a",
        "doi:10.1016/a",
        "https://doi.org/10.1016/a",
        "10.1016/a b",
    ]);
    good::<Isbn>(&["978-92-4-008178-9"]);
    bad::<Isbn>(&[
        "",
        "978-92-4-008178-8",
        "92-4-008178-9",
        "978 92 4 008178 9",
    ]);
}

#[test]
fn other_values() {
    good::<Colour>(&["#0b5f66", "#ffffff"]);
    for (name, colour) in [
        ("aliceblue", "#f0f8ff"),
        ("Teal", "#008080"),
        ("rebeccapurple", "#663399"),
        ("yellowgreen", "#9acd32"),
    ] {
        let named = name.parse::<Colour>().unwrap();
        assert_eq!(named.to_string(), colour, "{name}");
    }
    bad::<Colour>(&[
        "",
        "0b5f66",
        "#fff",
        "#gggggg",
        "#+1+1+1",
        "#0b5f6600",
        "#ééé",
    ]);
    good::<Language>(&["en", "pt-BR", "zh-Hant-TW", "ckb"]);
    bad::<Language>(&["", "e", "EN", "english", "en_GB", "en-", "e1"]);
    good::<FileName>(&[
        "a.svg",
        "My_photo-2.jpg",
        "a.png",
        "a.webp",
        "a.gif",
        "a.JPEG",
    ]);
    good::<FileName>(&["a b (1).JPG", "a.b.svg", "é.svg"]);
    bad::<FileName>(&[
        "", ".svg", "a", "a/b.svg", "../a.svg", "a\\b.svg", "a\n.svg",
    ]);
    bad::<FileName>(&[
        "a.heic",
        "a.tiff",
        "https://a.example/a.svg",
        "//a.example/a.svg",
    ]);
    good::<WebAddress>(&[
        "https://a.example",
        "http://a.example/b?c=d&e=(f)#g",
        "https://[::1]/",
    ]);
    bad::<WebAddress>(&[
        "",
        "https://",
        "https:///a",
        "//a.example",
        "ftp://a.example",
        "HTTPS://a.example",
        "https://a.example/ b",
        "https://a@b.example",
        "https://a.example\\@b",
        "https://a.example/\"",
        "https://a.example/<b>",
        "javascript://a.example/%0aalert(1)",
        "https://a.example/\u{85}",
    ]);
}

#[test]
fn targets() {
    for text in [
        "https://a.example",
        "http://a.example",
        "mailto:a@b.example",
        "tel:+1-202-555-0100",
        "tel:112",
        "article:low-back-pain",
        "author:ada",
        "#what-helps",
        "#über",
        "file:sheets/Arms_2.pdf",
        "file:.well-known/security.txt",
    ] {
        let target = Target::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        round_trip(&target);
    }
    for text in [
        "",
        "#",
        "#a b",
        "a",
        "/a",
        "./a",
        "?a",
        "javascript:a",
        "JAVASCRIPT:a",
        " javascript:a",
        "java\tscript:a",
        "javascript\u{0}:a",
        "\u{1}javascript:a",
        "data:text/html,a",
        "vbscript:a",
        "blob:a",
        "file:///a",
        "file:",
        "file:/a",
        "file:a/",
        "file:a//b",
        "file:../a",
        "file:a/./b",
        "file:a b",
        "file:a?b",
        "file:a%2fb",
        "file:a\\b",
        "about:blank",
        "view-source:https://a.example",
        "mailto:",
        "mailto:a",
        "mailto:a@b",
        "mailto:a@b.example?subject=c",
        "tel:",
        "tel:+",
        "tel:1;ext=2",
        "article:",
        "article:A",
        "author:a/b",
        "Article:a",
        "https:a.example",
        "ｊavascript:a",
    ] {
        assert!(Target::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    let colour = |text: &str| text.parse::<Colour>().unwrap();
    let (black, white, grey) = (colour("#000000"), colour("#ffffff"), colour("#767676"));
    assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    assert!((grey.contrast(white) - 4.54).abs() < 0.005);
}
