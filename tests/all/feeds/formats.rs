//! The feeds, read by another library, and what their specifications require beyond that.

use crate::all::support::{
    elsewhere::{ADDRESS, changed, file, files, good, many},
    html::Element,
    samples::slug,
};
use clinic_articles::{
    model::{Inline, Target},
    publish::{Metadata, Publication},
};
use feed_rs::{
    model::{Entry, Feed},
    parser::parse,
};
use roxmltree::Document;
use serde_json::Value;
use std::collections::BTreeSet;

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn atom(publication: &Publication) -> Feed {
    parse(file(publication, "feed.atom").as_slice()).unwrap()
}

fn json(publication: &Publication) -> Value {
    serde_json::from_slice(&file(publication, "feed.json")).unwrap()
}

/// Both feeds as one library reads them.
fn both(publication: &Publication) -> [Feed; 2] {
    ["feed.atom", "feed.json"].map(|name| parse(file(publication, name).as_slice()).unwrap())
}

fn day(text: &str) -> String {
    format!("{text}T00:00:00+00:00")
}

fn content(entry: &Entry) -> &str {
    entry.content.as_ref().unwrap().body.as_ref().unwrap()
}

#[test]
fn both_feeds_tell_the_articles() {
    let publication = good();
    for feed in both(&publication) {
        assert_eq!(feed.title.unwrap().content, "Example Clinic");
        assert_eq!(feed.description.unwrap().content, "Plain words about pain.");
        assert_eq!(feed.language.unwrap(), "en");
        let slugs = publication.articles.iter().map(Metadata::slug);
        let addresses: Vec<_> = slugs
            .map(|slug| format!("{ADDRESS}articles/{slug}/"))
            .collect();
        let ids: Vec<_> = feed.entries.iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(ids, addresses);
        let entry = feed
            .entries
            .iter()
            .find(|entry| entry.id.contains("back-pain"))
            .unwrap();
        assert_eq!(entry.links[0].href, entry.id);
        assert_eq!(
            entry.title.as_ref().unwrap().content,
            "Does massage ease back pain?"
        );
        assert_eq!(
            entry.summary.as_ref().unwrap().content,
            "A little, for a while."
        );
        assert_eq!(entry.published.unwrap().to_rfc3339(), day("2026-01-05"));
        assert_eq!(entry.updated.unwrap().to_rfc3339(), day("2026-02-01"));
        assert_eq!(entry.authors.len(), 1);
        assert_eq!(entry.authors[0].name.as_ref().unwrap(), "Ada Example");
        let author = format!("{ADDRESS}authors/ada-example/");
        assert_eq!(entry.authors[0].uri.as_ref(), Some(&author));
        assert_eq!(
            entry.content.as_ref().unwrap().content_type.to_string(),
            "text/html"
        );
    }
}

/// RFC 4287, 4.1: what a feed and an entry must have, and how often.
#[test]
fn atom_keeps_the_rules_of_its_form() {
    for publication in [good(), many(60), many(0)] {
        let bytes = file(&publication, "feed.atom");
        let document = Document::parse(str::from_utf8(&bytes).unwrap()).unwrap();
        let feed = document.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")));
        let entries: Vec<_> = feed
            .children()
            .filter(|e| e.has_tag_name((ATOM, "entry")))
            .collect();
        for element in entries.iter().chain([&feed]) {
            for name in ["id", "title", "updated"] {
                let found: Vec<_> = element
                    .children()
                    .filter(|e| e.has_tag_name((ATOM, name)))
                    .collect();
                assert_eq!(found.len(), 1, "{name}");
                assert_ne!(found[0].text().unwrap(), "");
            }
            let links = element
                .children()
                .filter(|e| e.has_tag_name((ATOM, "link")));
            let alternates = links.filter(|link| link.attribute("rel") == Some("alternate"));
            assert_eq!(alternates.count(), 1);
        }
        for entry in &entries {
            for name in ["author", "summary", "content", "published"] {
                let found = entry.children().filter(|e| e.has_tag_name((ATOM, name)));
                assert_eq!(found.count(), 1, "{name}");
            }
        }
        let mut links = feed.children().filter(|e| e.has_tag_name((ATOM, "link")));
        let own = links
            .find(|link| link.attribute("rel") == Some("self"))
            .unwrap();
        assert_eq!(own.attribute("href"), Some(&*format!("{ADDRESS}feed.atom")));
        assert_eq!(own.attribute("type"), Some("application/atom+xml"));
    }
}

/// JSON Feed 1.1: `version`, `title` and `items` are required, of an item `id` and content.
#[test]
fn json_feed_keeps_the_rules_of_its_form() {
    let publication = good();
    let feed = json(&publication);
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["home_page_url"], ADDRESS);
    assert_eq!(feed["feed_url"], format!("{ADDRESS}feed.json"));
    let items = feed["items"].as_array().unwrap();
    assert_eq!(items.len(), publication.articles.len());
    for item in items {
        for name in [
            "id",
            "url",
            "title",
            "summary",
            "language",
            "image",
            "content_html",
        ] {
            assert!(!item[name].as_str().unwrap().is_empty(), "{name}");
        }
        assert_eq!(item["id"], item["url"]);
        assert!(item["image"].as_str().unwrap().starts_with(ADDRESS));
        let author = &item["authors"][0];
        assert!(author["avatar"].as_str().unwrap().starts_with(ADDRESS));
        assert!(author["url"].as_str().unwrap().starts_with(ADDRESS));
    }
    let item = items
        .iter()
        .find(|item| item["title"] == "Stretching at your desk")
        .unwrap();
    assert_eq!(item["tags"], serde_json::json!(["The back", "Sleep"]));
    assert_eq!(item["date_modified"], "2026-03-01T00:00:00Z");
    assert_eq!(json(&many(0))["items"], serde_json::json!([]));
}

#[test]
fn atom_tells_topics_picture_and_licence() {
    let publication = good();
    let feed = atom(&publication);
    let entry = feed
        .entries
        .iter()
        .find(|entry| entry.id.contains("back-pain"))
        .unwrap();
    assert_eq!(entry.categories.len(), 1);
    assert_eq!(entry.categories[0].term, "back");
    assert_eq!(entry.categories[0].label.as_deref(), Some("The back"));
    let hero = &publication
        .article(&slug("back-pain"))
        .unwrap()
        .preview
        .hero;
    let card = hero.file.card();
    let picture = &entry.media[0].content[0].url;
    let picture = picture.as_ref().unwrap().to_string();
    assert_eq!(picture, format!("{ADDRESS}{card}"));
    let licence = entry
        .links
        .iter()
        .find(|link| link.rel.as_deref() == Some("license"));
    assert_eq!(
        licence.unwrap().href,
        "https://creativecommons.org/licenses/by/4.0/"
    );
}

#[test]
fn feeds_have_the_newest_articles_and_their_newest_day() {
    let publication = changed(|_| {});
    let newest = ["2026-02-01", "2026-03-01"].map(day).into_iter().max();
    assert_eq!(
        atom(&publication).updated.map(|time| time.to_rfc3339()),
        newest
    );
    let publication = many(60);
    for feed in both(&publication) {
        assert_eq!(feed.entries.len(), 10);
        let days: Vec<_> = feed
            .entries
            .iter()
            .map(|entry| entry.published.unwrap())
            .collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
        assert_eq!(days[0].to_rfc3339(), day("2025-01-31"));
        let ids: BTreeSet<_> = feed.entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), 10);
    }
    // A feed without articles has no day of its own, and never today's.
    let empty = atom(&many(0));
    assert_eq!(empty.entries.len(), 0);
    assert_eq!(empty.updated.unwrap().to_rfc3339(), day("1970-01-01"));
}

#[test]
fn content_is_whole_and_leads_to_whole_addresses() {
    let publication = good();
    for feed in both(&publication) {
        for entry in &feed.entries {
            let html = Element::read(content(entry));
            let mut addresses = 0;
            for name in ["href", "src"] {
                for element in html.all(&format!("[{name}]")) {
                    let address = element.attribute(name);
                    let known = ["https://", "mailto:", "tel:"];
                    assert!(
                        known.iter().any(|start| address.starts_with(start)),
                        "{address}"
                    );
                    addresses += 1;
                }
            }
            for element in html.all("[srcset]") {
                let mut candidates = element.attribute("srcset").split(", ");
                assert!(
                    candidates.all(|one| one.starts_with(ADDRESS)),
                    "{element:?}"
                );
            }
            assert!(addresses > 0);
            assert!(html.all(".clinic-heading-link").is_empty());
            assert!(!content(entry).contains("<!>"));
        }
        let entry = feed
            .entries
            .iter()
            .find(|entry| entry.id.contains("back-pain"))
            .unwrap();
        let html = Element::read(content(entry));
        let text = html.text();
        for part in [
            "Relief is short",
            "What helps",
            "At home",
            "Walking.",
            "Stand up.",
            "The quiet room.",
            "It helped me.",
            "Most pain passes.",
            "Stay in bed.",
            "Massage for low-back pain",
            "These articles do not replace a doctor.",
            "CC BY 4.0",
        ] {
            assert!(text.contains(part), "{part}");
        }
        let within = |fragment: &str| format!("{}#{fragment}", entry.id);
        let hrefs: BTreeSet<_> = html
            .all("[href]")
            .iter()
            .map(|e| e.attribute("href").to_owned())
            .collect();
        for expected in [
            within("what-helps"),
            within("clinic-source-1"),
            format!("{ADDRESS}articles/stretching/"),
        ] {
            assert!(hrefs.contains(&expected), "{expected}");
        }
        assert_eq!(html.one("div[lang]").attribute("lang"), "en");
    }
}

/// What looks like a link to a feed's own markup, but is text, stays as it is.
#[test]
fn only_links_are_completed() {
    let text = "say href=\"#what\" or <a class=\"clinic-heading-link\" href=\"#x\">#</a> & more";
    let publication = changed(|bundle| {
        let article = bundle.articles.get_mut(&slug("stretching")).unwrap();
        let link = Inline::Link {
            to: Target::Heading("what".into()),
            text: crate::all::support::samples::words(text),
        };
        article.blocks = vec![clinic_articles::model::Block::Paragraph(vec![link])];
    });
    let feed = atom(&publication);
    let entry = feed
        .entries
        .iter()
        .find(|entry| entry.id.contains("stretching"))
        .unwrap();
    let html = Element::read(content(entry));
    let link = html.all("p")[0].one("a");
    assert_eq!(link.raw_text(), text);
    assert_eq!(link.attribute("href"), format!("{}#what", entry.id));
}

#[test]
fn language_of_an_article_is_its_own() {
    let publication = changed(|bundle| {
        let article = bundle.articles.get_mut(&slug("stretching")).unwrap();
        article.language = "he".parse().unwrap();
    });
    assert_eq!(publication.articles[0].slug(), &slug("stretching"));
    for feed in both(&publication) {
        assert!(content(&feed.entries[0]).contains("<div lang=\"he\" dir=\"rtl\">"));
    }
    assert_eq!(json(&publication)["items"][0]["language"], "he");
    let bytes = file(&publication, "feed.atom");
    let document = Document::parse(str::from_utf8(&bytes).unwrap()).unwrap();
    let mut entries = document
        .descendants()
        .filter(|e| e.has_tag_name((ATOM, "entry")));
    let language = ("http://www.w3.org/XML/1998/namespace", "lang");
    assert_eq!(entries.next().unwrap().attribute(language), Some("he"));
}

#[test]
fn same_content_gives_the_same_bytes() {
    let (once, again) = (many(60), many(60));
    let same = files(&once) == files(&again);
    assert!(same);
    let names: Vec<_> = files(&once).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        ["feed.atom", "feed.json", "sitemap.xml", "robots.txt"]
    );
}
