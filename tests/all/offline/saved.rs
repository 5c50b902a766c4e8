//! What readers are told of what is kept on their device, and what they are offered.

use crate::all::support::{html::Element, samples::rendered};
use clinic_articles::{
    components::{Notices, SavedLine},
    content::{Saved, SavedAll, SavedArticle, Trouble},
};
use leptos::prelude::*;

const NOTHING: Saved = Saved {
    version: None,
    trouble: None,
    article: None,
    all: None,
    since: None,
    newer: false,
    cleared: false,
    refused: false,
};

fn article(size: u32, ready: bool) -> Saved {
    let article = Some(SavedArticle { size, ready });
    Saved { article, ..NOTHING }
}

fn all(ready: u32, held: u32) -> Saved {
    let (size, count) = (2_345_678, 4);
    let all = Some(SavedAll {
        size,
        count,
        held,
        ready,
    });
    Saved { all, ..NOTHING }
}

fn line(saved: Option<Saved>, progress: Option<u32>, is_article: bool) -> Element {
    let act = UnsyncCallback::new(|_| ());
    rendered(move || {
        let saved = RwSignal::new(saved).read_only();
        let progress = RwSignal::new(progress).read_only();
        view! { <SavedLine saved progress act is_article /> }
    })
}

/// The words, and the buttons that are there.
fn told(html: &Element) -> (String, Vec<String>) {
    let buttons = html.all("button").into_iter();
    let shown = buttons.filter(|button| button.get("hidden").is_none());
    (html.one("span").text(), shown.map(Element::text).collect())
}

#[test]
fn reader_is_told_what_is_kept_and_offered_what_is_not() {
    let full = |saved: Saved| Saved {
        trouble: Some(Trouble::Full),
        ..saved
    };
    for (saved, is_article, words, buttons) in [
        (
            article(95_001, false),
            true,
            "This article is not saved on this device.",
            vec!["Save it for reading offline (96 kB)"],
        ),
        (
            article(95_001, true),
            true,
            "Saved on this device: you can read this article offline.",
            vec!["Remove it"],
        ),
        (
            full(article(95_001, false)),
            true,
            "This article is not saved on this device. There is not enough free space on this device.",
            vec!["Save it for reading offline (96 kB)"],
        ),
        (
            full(article(95_001, true)),
            true,
            "Saved on this device: you can read this article offline.",
            vec!["Remove it"],
        ),
        (
            all(0, 0),
            false,
            "No articles are saved on this device.",
            vec!["Save all for reading offline (2.3 MB)"],
        ),
        (
            all(1, 949_999),
            false,
            "1 of 4 articles are saved on this device (950 kB).",
            vec!["Save all for reading offline (2.3 MB)", "Remove all"],
        ),
        (
            all(4, 2_345_678),
            false,
            "All articles are saved on this device (2.3 MB): you can read them offline.",
            vec!["Remove all"],
        ),
        (NOTHING, true, "", vec!["Save it for reading offline"]),
        (NOTHING, false, "", vec!["Save all for reading offline"]),
    ] {
        let html = line(Some(saved), None, is_article);
        let buttons: Vec<_> = buttons.into_iter().map(ToOwned::to_owned).collect();
        assert_eq!(told(&html), (words.to_owned(), buttons));
        assert!(html.one("progress").get("hidden").is_some());
    }
}

/// While something is being saved, it is said how far it is, and nothing can be pressed twice.
#[test]
fn reader_sees_how_far_it_is() {
    let html = line(Some(all(1, 949_999)), Some(37), false);
    let (words, buttons) = told(&html);
    assert_eq!(words, "Saving for reading offline: 37 %");
    assert_eq!(html.one("progress").attribute("value"), "37");
    assert!(html.one("progress").get("hidden").is_none());
    assert_eq!(buttons.len(), 1);
    assert_eq!(html.all("button")[0].attribute("aria-disabled"), "true");
}

#[test]
fn notices_are_there_when_they_are_true() {
    for (online, trouble, newer, shown) in [
        (true, None, false, 0),
        (false, None, false, 1),
        (true, Some(Trouble::Unreachable), false, 1),
        (true, Some(Trouble::Unfit), false, 0),
        (true, None, true, 1),
        (false, None, true, 2),
    ] {
        let saved = Saved {
            trouble,
            newer,
            ..NOTHING
        };
        let act = UnsyncCallback::new(|_| ());
        let html = rendered(move || {
            let saved = RwSignal::new(Some(saved)).read_only();
            let online = RwSignal::new(online).read_only();
            view! { <Notices saved online act /> }
        });
        let paragraphs = html.all("p").into_iter();
        let there = paragraphs.filter(|it| it.get("hidden").is_none());
        assert_eq!(there.count(), shown);
    }
}
