//! What becomes of a good bundle.

use crate::all::support::{
    bundles::Bundle,
    samples::{article_in, author_in, pages},
};
use clinic_articles::{
    model::{Block, Inline, Preview, Slug},
    publish::{Publication, compile},
};

fn publish(bundle: &Bundle) -> Publication {
    let checked = bundle.load();
    compile(
        checked
            .loaded
            .unwrap_or_else(|| panic!("{}", checked.report)),
    )
}

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn slugs(previews: &[Preview]) -> Vec<&str> {
    previews
        .iter()
        .map(|preview| preview.slug.as_str())
        .collect()
}

/// Adds an article that came out on a day and is about some topics.
fn add(bundle: &Bundle, name: &str, day: &str, topics: &str) {
    let file = format!("articles/{name}.json");
    bundle.write(&file, bundle.read("articles/stretching.json"));
    bundle.replace(
        &file,
        "\"slug\": \"stretching\"",
        &format!("\"slug\": \"{name}\""),
    );
    bundle.replace(&file, "2026-03-01", day);
    bundle.replace(&file, "[\"back\", \"sleep\"]", topics);
}

#[test]
fn drafts_are_nowhere() {
    let bundle = Bundle::good();
    let publication = publish(&bundle);
    let written = serde_json::to_string(&(pages(&publication), &publication.articles));
    assert!(!written.unwrap().contains("Sleeping well"));
    let pictures: Vec<_> = publication
        .pictures
        .keys()
        .map(ToString::to_string)
        .collect();
    assert_eq!(pictures, ["back.svg", "portrait.svg", "room.jpg"]);
}

#[test]
fn home_has_the_newest_first() {
    let bundle = Bundle::good();
    add(&bundle, "b-same-day", "2026-03-01", "[]");
    add(&bundle, "oldest", "2025-12-31", "[]");
    let publication = publish(&bundle);
    let expected = ["b-same-day", "stretching", "back-pain", "oldest"];
    let articles = publication.articles.iter();
    let articles: Vec<_> = articles.map(|article| article.slug().as_str()).collect();
    assert_eq!(articles, expected);
}

#[test]
fn author_has_their_articles() {
    let bundle = Bundle::good();
    let publication = publish(&bundle);
    let ada = author_in(&publication, "ada-example");
    assert_eq!(slugs(&ada.list.articles), ["back-pain"]);
    assert_eq!(ada.author.name, "Ada Example");
}

#[test]
fn article_has_author_and_reviewer() {
    let bundle = Bundle::good();
    let publication = publish(&bundle);
    let page = article_in(&publication, "back-pain");
    assert_eq!(page.author.name, "Ada Example");
    assert_eq!(page.reviewer.as_deref(), Some("Ben Example"));
    let page = article_in(&publication, "stretching");
    assert_eq!(page.reviewer, None);
}

#[test]
fn sources_stand_in_the_order_of_citation() {
    let bundle = Bundle::good();
    let publication = publish(&bundle);
    let page = article_in(&publication, "back-pain");
    let ids: Vec<_> = page
        .article
        .sources
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    assert_eq!(ids, ["who-2023", "furlan-2015", "nice-2016"]);
    assert_eq!(page.citations, [1, 1, 2]);
}

#[test]
fn citations_are_numbered() {
    let bundle = Bundle::good();
    let publication = publish(&bundle);
    let article = article_in(&publication, "back-pain").article;
    let Block::List(items) = &article.blocks[3] else {
        panic!()
    };
    let first = Inline::Citation {
        source: 3,
        occurrence: 1,
    };
    assert_eq!(items[0], [Inline::Text("Walking.".into()), first]);
    let Block::Table(table) = &article.blocks[8] else {
        panic!()
    };
    let second = Inline::Citation {
        source: 3,
        occurrence: 2,
    };
    assert_eq!(table.rows[0][1], [Inline::Text("Sure".into()), second]);
}

#[test]
fn headings_have_ids() {
    let bundle = Bundle::good();
    bundle.replace(
        "articles/back-pain.json",
        "At *home*",
        "  Zu Hause: *Über* 50 – „ganz“ genau!",
    );
    let publication = publish(&bundle);
    let blocks = article_in(&publication, "back-pain").article.blocks;
    let ids: Vec<_> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) | Block::Subheading(heading) => Some(heading.id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(ids, ["what-helps", "zu-hause-über-50-ganz-genau"]);
}

#[test]
fn pictures_are_measured() {
    let bundle = Bundle::good();
    let publication = publish(&bundle);
    let article = article_in(&publication, "back-pain").article;
    let hero = &article.hero.file;
    assert_eq!((hero.width, hero.height), (160, 90));
    let Block::Picture(room) = &article.blocks[5] else {
        panic!()
    };
    assert_eq!((room.file.width, room.file.height), (32, 18));
    let portrait = &publication.authors[&slug("ada-example")].portrait.file;
    assert_eq!((portrait.width, portrait.height), (64, 64));
}

#[test]
fn reading_time_is_rounded_up() {
    for (words, minutes) in [(1, 1), (200, 1), (201, 2), (401, 3)] {
        let bundle = Bundle::good();
        let prose = "Well. ".repeat(words);
        let from = "Stand up and [breathe](https://clinic.example/breathe).";
        bundle.replace("articles/stretching.json", from, &prose);
        let publication = publish(&bundle);
        assert_eq!(
            article_in(&publication, "stretching").minutes,
            minutes,
            "{words}"
        );
    }
}

#[test]
fn related_are_named_then_alike_then_new() {
    let bundle = Bundle::good();
    add(&bundle, "alike", "2026-01-02", "[\"back\", \"sleep\"]");
    add(&bundle, "newest", "2026-05-01", "[]");
    add(&bundle, "newer", "2026-04-01", "[\"sleep\"]");
    let publication = publish(&bundle);
    let related = |name: &str| {
        let page = article_in(&publication, name);
        slugs(&page.related).join(" ")
    };
    assert_eq!(related("back-pain"), "stretching alike newest");
    assert_eq!(related("stretching"), "alike newer back-pain");
    assert_eq!(related("newest"), "newer stretching back-pain");
}

#[test]
fn all_that_are_named_are_related() {
    let bundle = Bundle::good();
    for name in ["one", "two", "three", "four"] {
        add(&bundle, name, "2026-01-01", "[]");
    }
    let all = "[\"four\", \"stretching\", \"two\", \"three\", \"one\"]";
    bundle.replace("articles/back-pain.json", "[\"stretching\"]", all);
    let publication = publish(&bundle);
    let related = article_in(&publication, "back-pain").related;
    assert_eq!(
        slugs(&related),
        ["four", "stretching", "two", "three", "one"]
    );
}

#[test]
fn previews_hold_no_caption_and_no_credit() {
    let bundle = Bundle::good();
    let publication = publish(&bundle);
    let hero = &publication
        .article(&slug("back-pain"))
        .unwrap()
        .preview
        .hero;
    assert_eq!((&hero.caption, &hero.credit), (&None, &None));
}
