//! An article's days, people and sources, as readers get them.

use crate::all::support::{
    html::Element,
    samples::{article, date, rendered},
};
use clinic_articles::{
    components::{ArticleHeader, ArticleNotes, Blocks, Byline, Day, SourceList},
    model::{ArticlePage, Certainty, Dates, Identifier, Page, Source},
    pages::PageView,
};
use leptos::prelude::*;

#[test]
fn days_are_written_in_words() {
    for (day, expected) in [
        ("2026-03-02", "2 March 2026"),
        ("2025-12-31", "31 December 2025"),
        ("2026-01-10", "10 January 2026"),
    ] {
        let html = rendered(|| view! { <Day date=date(day) /> });
        let time = html.one("time");
        assert_eq!(time.text(), expected);
        assert_eq!(time.attribute("datetime"), day);
    }
}

fn byline(dates: Dates, reviewer: Option<&str>) -> Element {
    let author = article().author;
    let reviewer = reviewer.map(ToOwned::to_owned);
    rendered(
        || view! { <Byline author=&author dates=&dates reviewer=reviewer.as_deref() minutes=4 /> },
    )
}

fn published(day: &str) -> Dates {
    Dates {
        published: date(day),
        updated: None,
        reviewed: None,
        review_due: None,
    }
}

#[test]
fn byline_says_who_and_how_long() {
    let html = byline(published("2026-03-02"), None);
    let text = html.text();
    assert!(text.contains("By Ada Example"), "{text}");
    assert!(text.contains("Published 2 March 2026"), "{text}");
    assert!(text.contains("4 min read"), "{text}");
    let link = html.one("a");
    assert_eq!(link.attribute("href"), "/learn/authors/ada-example/");
    assert_eq!(link.attribute("rel"), "author");
}

#[test]
fn review_is_told_and_so_is_its_lack() {
    let not = "Not yet reviewed by a clinician";
    let text = byline(published("2026-03-02"), None).text();
    assert!(
        text.contains(not) && !text.contains("Reviewed by"),
        "{text}"
    );

    let dates = Dates {
        reviewed: Some(date("2026-03-05")),
        review_due: Some(date("2027-03-05")),
        ..published("2026-03-02")
    };
    let text = byline(dates, Some("Ben Example")).text();
    assert!(
        text.contains("Reviewed by Ben Example on 5 March 2026"),
        "{text}"
    );
    assert!(text.contains("Next review due 5 March 2027"), "{text}");
    assert!(!text.contains(not), "{text}");
}

#[test]
fn update_is_told_when_there_was_one() {
    for (updated, told) in [
        (None, false),
        (Some("2026-03-02"), false),
        (Some("2026-03-03"), true),
    ] {
        let dates = Dates {
            updated: updated.map(date),
            ..published("2026-03-02")
        };
        let text = byline(dates, None).text();
        assert_eq!(text.contains("Updated"), told, "{text}");
        assert_eq!(text.contains("Updated 3 March 2026"), told, "{text}");
    }
}

fn source(identifier: Identifier, certainty: Option<Certainty>) -> Source {
    Source {
        authors: "Furlan and others".into(),
        title: "Massage".into(),
        publication: "Cochrane".into(),
        year: 2015,
        identifier,
        certainty,
        ..article().article.sources[0].clone()
    }
}

fn doi() -> Identifier {
    Identifier::Doi("10.1002/a(b)".parse().unwrap())
}

#[test]
fn sources_can_be_found() {
    let url = Identifier::Url("https://a.example/b".parse().unwrap());
    let isbn = Identifier::Isbn("978-92-4-008178-9".parse().unwrap());
    for (identifier, text, href) in [
        (
            doi(),
            "doi:10.1002/a(b)",
            Some("https://doi.org/10.1002/a(b)"),
        ),
        (url, "https://a.example/b", Some("https://a.example/b")),
        (isbn, "ISBN 978-92-4-008178-9", None),
    ] {
        let sources = vec![source(identifier, None)];
        let html = rendered(|| view! { <SourceList sources=&sources citations=&[0] /> });
        let item = html.one("ol").one("li");
        let expected = format!("Furlan and others. Massage. Cochrane, 2015. {text}");
        assert_eq!(item.text(), expected);
        let links: Vec<_> = item.all("a").iter().map(|a| a.get("href")).collect();
        assert_eq!(links, Vec::from_iter(href.map(Some)));
    }
}

#[test]
fn certainty_is_told_in_plain_words() {
    for (certainty, expected) in [
        (
            Certainty::High,
            "High certainty: new studies are very unlikely to change this.",
        ),
        (
            Certainty::Moderate,
            "Moderate certainty: new studies may change this.",
        ),
        (
            Certainty::Low,
            "Low certainty: new studies are likely to change this.",
        ),
        (
            Certainty::VeryLow,
            "Very low certainty: nobody can be sure of this yet.",
        ),
    ] {
        let sources = vec![source(doi(), Some(certainty))];
        let html = rendered(|| view! { <SourceList sources=&sources citations=&[1] /> });
        assert_eq!(html.one(".clinic-certainty").text(), expected);
    }
    let sources = vec![source(doi(), None)];
    let html = rendered(|| view! { <SourceList sources=&sources citations=&[1] /> });
    assert!(html.all(".clinic-certainty").is_empty());
}

/// Every citation leads to its source, and every way back to a citation.
#[test]
fn citations_and_sources_lead_to_each_other() {
    let page = Page::Article(article());
    let html = rendered(|| view! { <PageView page=&page /> });
    let citations = html.all(".clinic-citation");
    assert_eq!(citations.len(), 4);
    for citation in citations {
        let link = citation.one("a");
        let source = html.one(link.attribute("href"));
        assert!(source.attribute("id").starts_with("clinic-source-"));
        assert_eq!(
            link.text(),
            format!("Source {}", number(link.attribute("href")))
        );
        let back = format!("#{}", link.attribute("id"));
        let mut ways_back = source.all(".clinic-back");
        ways_back.retain(|way| way.get("href") == Some(&back));
        assert_eq!(ways_back.len(), 1, "{back}");
    }
    let ways_back = html.all(".clinic-back");
    assert_eq!(ways_back.len(), 4);
    for way in ways_back {
        html.one(way.attribute("href"));
    }
    // What is cited twice says where each way back leads.
    let source = html.one("#clinic-source-3");
    let names: Vec<_> = source
        .all(".clinic-back")
        .iter()
        .map(|way| way.spoken())
        .collect();
    assert_eq!(
        names,
        [
            "Back to where source 3 is cited (1)",
            "Back to where source 3 is cited (2)"
        ]
    );
}

/// The number at the end of an id.
fn number(id: &str) -> &str {
    id.rsplit('-').next().unwrap()
}

#[test]
fn notes_have_disclaimer_and_licence() {
    let licence = article().article.licence;
    let html =
        rendered(|| view! { <ArticleNotes sources=&[] citations=&[] licence=licence.as_ref() /> });
    assert!(html.all("ol").is_empty() && html.all(".clinic-sources").is_empty());
    let disclaimer = html.one(".clinic-disclaimer");
    let text = disclaimer.text();
    assert!(
        text.contains("These articles do not replace a doctor."),
        "{text}"
    );
    assert!(
        text.contains("You may share this article under CC BY 4.0."),
        "{text}"
    );
    let rel = disclaimer.one("a").attribute("rel");
    assert!(rel.split(' ').any(|word| word == "license"), "{rel}");
    let html = rendered(|| view! { <ArticleNotes sources=&[] citations=&[] licence=None /> });
    assert!(html.all(".clinic-licence").is_empty());
}

#[test]
fn header_of_an_article_names_its_topics() {
    let ArticlePage {
        article,
        author,
        reviewer,
        minutes,
        ..
    } = article();
    let html = rendered(
        || view! { <ArticleHeader article=&article author=&author reviewer=reviewer.as_deref() minutes /> },
    );
    assert_eq!(html.one("h1").text(), "Does massage ease back pain?");
    assert_eq!(html.one("h1").attribute("tabindex"), "-1");
    assert_eq!(html.one(".clinic-topics").text(), "The back");
    assert_eq!(html.one(".clinic-summary").text(), "A little, for a while.");
    assert_eq!(
        html.one(".clinic-hero").one("img").attribute("loading"),
        "eager"
    );
}

/// What a reader hears or sees of a paragraph is what its author wrote, space for space.
#[test]
fn sentences_keep_their_spaces() {
    let mut page = article();
    page.article.blocks.truncate(1);
    let blocks = page.article.blocks;
    let html = rendered(|| view! { <Blocks blocks=&blocks /> });
    let paragraph = html.one("p");
    assert_eq!(
        paragraph.raw_text(),
        "Relief is short, and weak.Source 2 See below."
    );
}
