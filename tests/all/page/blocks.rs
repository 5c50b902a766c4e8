//! The parts of an article's body, as readers get them.

use crate::all::support::samples::{rendered, words};
use clinic_articles::{
    components::{
        ArticleBody, Blocks, Callout, ContentsList, Do, Dont, Heading, Hero, Picture, Portrait,
        Prose, Quote, Steps, Subheading, Table,
    },
    model::{self, Alternative, Block, CalloutKind, Image, Inline, Passage, Published, Target},
};
use leptos::prelude::*;

fn heading(id: &str, text: Vec<Inline>) -> model::Heading {
    model::Heading {
        id: id.into(),
        text,
    }
}

fn picture(alternative: Alternative) -> model::Picture<Published> {
    model::Picture {
        file: Image {
            name: "content/images/back".into(),
            width: 160,
            height: 90,
            widths: Vec::new(),
        },
        alternative,
        caption: None,
        credit: None,
    }
}

#[test]
fn callouts_name_their_kind() {
    for (kind, name) in [
        (CalloutKind::Note, "Note"),
        (CalloutKind::Tip, "Tip"),
        (CalloutKind::Caution, "Be careful"),
        (CalloutKind::Urgent, "Urgent"),
    ] {
        let callout = model::Callout {
            kind,
            title: Some(words("A title")),
            content: vec![
                Passage::Paragraph(words("Stop.")),
                Passage::List(vec![words("one"), words("two")]),
            ],
        };
        let html = rendered(|| view! { <Callout callout=&callout /> });
        assert_eq!(html.text(), format!("{name}A titleStop.onetwo"));
        let note = html.one("[role]");
        assert_eq!(note.attribute("role"), "note");
        assert_eq!(note.get("aria-label"), None, "it would be said twice");
    }
}

#[test]
fn contents_are_listed_from_three_headings_on() {
    let link = Inline::Link {
        to: Target::Heading("a-1".into()),
        text: words("B"),
    };
    let citation = Inline::Citation {
        source: 1,
        occurrence: 1,
    };
    let headings = |count: usize| {
        let text = vec![
            Inline::Emphasis(words("A ")),
            link.clone(),
            citation.clone(),
        ];
        let heading = |number| heading(&format!("a-{number}"), text.clone());
        (1..=count).map(heading).collect::<Vec<_>>()
    };
    for count in 0..3 {
        let headings = headings(count);
        let html = rendered(|| view! { <ContentsList headings=headings.iter().collect() /> });
        assert!(html.all("nav").is_empty(), "{count}");
    }
    let headings = headings(3);
    let html = rendered(|| view! { <ContentsList headings=headings.iter().collect() /> });
    let nav = html.one("nav");
    let name = html.one("h2");
    assert_eq!(nav.attribute("aria-labelledby"), name.attribute("id"));
    assert_eq!(name.text(), "In this article");
    let links = nav.all("a");
    let hrefs: Vec<_> = links.iter().map(|link| link.attribute("href")).collect();
    assert_eq!(hrefs, ["#a-1", "#a-2", "#a-3"]);
    // A link holds neither a link nor a citation.
    assert!(links.iter().all(|link| link.text() == "A B"));
}

#[test]
fn contents_list_has_headings_but_no_subheadings() {
    let headings = ["a", "b", "c"].map(|id| Block::Heading(heading(id, words(id))));
    let mut blocks = headings.to_vec();
    blocks.insert(1, Block::Subheading(heading("d", words("d"))));
    let language = "en".parse().unwrap();
    let html = rendered(|| view! { <ArticleBody blocks=&blocks language=&language /> });
    assert_eq!(html.one("nav").all("a").len(), 3);
    assert_eq!(html.all("h2").len(), 4);
    assert_eq!(html.one("h3").attribute("id"), "d");
}

#[test]
fn headings_link_to_themselves() {
    let text = vec![Inline::Text("What ".into()), Inline::Strong(words("helps"))];
    let heading = heading("what-helps", text);
    let also = heading.clone();
    let one = rendered(move || view! { <Heading heading=&heading /> });
    let other = rendered(move || view! { <Subheading heading=&also /> });
    for (html, level) in [(one, "h2"), (other, "h3")] {
        let title = html.one(level);
        assert_eq!(title.attribute("id"), "what-helps");
        assert_eq!(title.text(), "What helps");
        assert_eq!(title.attribute("tabindex"), "-1");
        // Beside the heading: what lists headings does not read it out with each.
        assert!(title.all("a").is_empty());
        let link = html.one("a");
        assert_eq!(link.attribute("href"), "#what-helps");
        assert_eq!(link.attribute("aria-label"), "Link to “What helps”");
    }
}

#[test]
fn links_lead_where_they_say() {
    for (target, href) in [
        ("https://a.example/b?c=d&e=f", "https://a.example/b?c=d&e=f"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+1-202-555-0100", "tel:+1-202-555-0100"),
        ("article:back-pain", "/learn/articles/back-pain/"),
        ("author:ada", "/learn/authors/ada/"),
        ("#what-helps", "#what-helps"),
        ("file:sheets/a.pdf", "/learn/sheets/a.pdf"),
    ] {
        let link = Inline::Link {
            to: Target::parse(target).unwrap(),
            text: words("here"),
        };
        let prose = [link];
        let html = rendered(|| view! { <Prose prose=&prose /> });
        let link = html.one("a");
        assert_eq!((link.attribute("href"), &*link.text()), (href, "here"));
        // The router takes the others.
        let has_no_page = ["https:", "file:"].iter().any(|it| target.starts_with(it));
        assert_eq!(link.get("rel"), has_no_page.then_some("external"));
        let is_within = href.starts_with('#');
        assert_eq!(link.get("target"), is_within.then_some("_self"));
    }
}

#[test]
fn stress_and_importance_are_marked() {
    let prose = vec![
        Inline::Text("Do ".into()),
        Inline::Emphasis(vec![Inline::Strong(words("not"))]),
        Inline::Text(" wait.".into()),
    ];
    let html = rendered(|| view! { <Prose prose=&prose /> });
    assert_eq!(html.one("em").one("strong").text(), "not");
    assert_eq!(html.text(), "Do not wait.");
}

#[test]
fn pictures_have_an_alternative_and_a_size() {
    let text = Alternative::Text("A back.".into());
    for (alternative, alt) in [(text, "A back."), (Alternative::Decorative, "")] {
        let picture = picture(alternative);
        let (two, three) = (picture.clone(), picture.clone());
        for html in [
            rendered(move || view! { <Picture picture=&picture /> }),
            rendered(move || view! { <Hero picture=&two /> }),
            rendered(move || view! { <Portrait picture=&three /> }),
        ] {
            let image = html.one("img");
            assert_eq!(image.attribute("alt"), alt);
            assert_eq!(image.attribute("src"), "/learn/content/images/back.svg");
            assert_eq!(image.attribute("width"), "160");
            assert_eq!(image.attribute("height"), "90");
            assert!(html.all("figcaption").is_empty());
        }
    }
}

#[test]
fn hero_is_fetched_first_and_others_when_near() {
    let picture = picture(Alternative::Decorative);
    let (two, three) = (picture.clone(), picture.clone());
    for (html, loading, priority) in [
        (
            rendered(move || view! { <Hero picture=&picture /> }),
            "eager",
            Some("high"),
        ),
        (
            rendered(move || view! { <Picture picture=&two /> }),
            "lazy",
            None,
        ),
        (
            rendered(move || view! { <Portrait picture=&three /> }),
            "lazy",
            None,
        ),
    ] {
        let image = html.one("img");
        assert_eq!(image.attribute("loading"), loading);
        assert_eq!(image.get("fetchpriority"), priority);
    }
}

#[test]
fn pictures_have_a_caption_and_a_credit() {
    let caption = Some(vec![Inline::Emphasis(words("A back."))]);
    let credit = Some("Ada".to_owned());
    for (caption, credit, expected) in [
        (caption.clone(), None, "A back."),
        (None, credit.clone(), "Picture: Ada"),
        (caption, credit, "A back. Picture: Ada"),
    ] {
        let picture = model::Picture {
            caption,
            credit,
            ..picture(Alternative::Decorative)
        };
        let also = picture.clone();
        for html in [
            rendered(move || view! { <Picture picture=&picture /> }),
            rendered(move || view! { <Hero picture=&also /> }),
        ] {
            assert_eq!(html.one("figure").one("figcaption").text(), expected);
        }
    }
}

#[test]
fn tables_are_named_and_their_cells_belong_somewhere() {
    let table = model::Table {
        caption: words("What helps"),
        header: vec![words("What"), words("How sure")],
        rows: vec![vec![words("Heat"), words("Not very")]],
    };
    let html = rendered(|| view! { <Table table=&table number=7 /> });
    let caption = html.one("table").one("caption");
    assert_eq!(caption.text(), "What helps");
    // It scrolls, so a keyboard has to get there, and a screen reader has to know why.
    let region = html.one("[tabindex]");
    assert_eq!(region.attribute("tabindex"), "0");
    assert_eq!(region.attribute("role"), "region");
    assert_eq!(region.attribute("aria-labelledby"), caption.attribute("id"));
    let cells: Vec<_> = html
        .all("[scope]")
        .iter()
        .map(|cell| (cell.attribute("scope").to_owned(), cell.text()))
        .collect();
    let expected = [("col", "What"), ("col", "How sure"), ("row", "Heat")];
    assert_eq!(
        cells,
        expected.map(|(scope, text)| (scope.into(), text.into()))
    );
    assert_eq!(html.one("td").text(), "Not very");
}

#[test]
fn tables_of_one_article_are_told_apart() {
    let table = model::Table {
        caption: words("Same"),
        header: vec![words("a")],
        rows: Vec::new(),
    };
    let blocks = vec![Block::Table(table.clone()), Block::Table(table)];
    let html = rendered(|| view! { <Blocks blocks=&blocks /> });
    let captions = html.all("caption");
    assert_eq!(captions.len(), 2);
    assert_ne!(captions[0].attribute("id"), captions[1].attribute("id"));
}

#[test]
fn quotes_say_whose_words_they_are() {
    for (attribution, expected) in [(None, "Yes."), (Some("Ada".to_owned()), "Yes.Ada")] {
        let named = attribution.is_some();
        let quote = model::Quote {
            text: words("Yes."),
            attribution,
        };
        let html = rendered(|| view! { <Quote quote=&quote /> });
        assert_eq!(html.one("figure").text(), expected);
        assert_eq!(html.one("blockquote").text(), "Yes.");
        assert_eq!(html.all("figcaption").len(), usize::from(named));
    }
}

#[test]
fn advice_says_whether_to_follow_it() {
    let items = [words("Move."), words("Rest.")];
    let html = rendered(|| view! { <Do items=&items /> });
    assert_eq!(html.text(), "DoMove.Rest.");
    let html = rendered(|| view! { <Dont items=&items /> });
    assert_eq!(html.text(), "Don’tMove.Rest.");
    let html = rendered(|| view! { <Steps items=&items /> });
    assert_eq!(html.one("ol").all("li").len(), 2);
}
