//! Hostile text in every field comes back letter by letter from whatever reads the site
//! elsewhere, and does nothing there.

use crate::all::support::{
    elsewhere::{changed, document, file, graph, of_type},
    html::Element,
    samples::{article_in, pages, words},
};
use clinic_articles::{
    model::{Alternative, Page, plain_text},
    publish::Publication,
    route::Route,
};
use feed_rs::parser::parse;
use serde_json::Value;
use webpage::HTML;

/// Text that ends whatever does not look after its own end, with characters of all kinds.
const HOSTILE: &str = "</script><!--<script>&amp; ]]> \" ' > \u{fffe}\u{ffff} 🙂 \
    \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{645}\u{631} {{body}} x";

/// The hostile text as XML can carry it.
fn in_xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "")
}

/// Every text of the good bundle that readers elsewhere get, with the hostile text after it.
fn hostile() -> Publication {
    changed(|bundle| {
        let worsen = |text: &mut String| text.push_str(HOSTILE);
        let site = &mut bundle.site;
        worsen(&mut site.name);
        worsen(&mut site.tagline);
        site.topics
            .iter_mut()
            .for_each(|topic| worsen(&mut topic.name));
        for author in bundle.authors.values_mut() {
            worsen(&mut author.name);
            worsen(&mut author.role);
            author.biography = vec![words(HOSTILE)];
        }
        for article in bundle.articles.values_mut() {
            worsen(&mut article.title);
            worsen(&mut article.summary);
            for source in &mut article.sources {
                worsen(&mut source.title);
                worsen(&mut source.authors);
                worsen(&mut source.publication);
            }
            article.hero.caption = Some(words(HOSTILE));
            article.hero.credit = Some(HOSTILE.into());
            article.hero.alternative = Alternative::Text(HOSTILE.into());
        }
    })
}

#[test]
fn link_previews_give_back_hostile_text() {
    let publication = hostile();
    for page in pages(&publication) {
        let html = HTML::from_string(document(&publication, &page), None).unwrap();
        let site = format!("Example Clinic{HOSTILE}");
        let title = html.title.clone().unwrap();
        assert!(title.ends_with(&format!(" – {site}")), "{title}");
        if Route::of(&page).is_none() {
            continue;
        }
        let graph = &html.opengraph;
        assert_eq!(graph.properties["site_name"], site);
        let told = match &page {
            Page::Article(page) => Some((&page.article.title, &page.article.summary)),
            Page::Author(page) => Some((&page.author.name, &page.author.role)),
            _ => None,
        };
        if let Some((title, description)) = told {
            assert!(title.ends_with(HOSTILE) && description.ends_with(HOSTILE));
            assert_eq!(graph.properties["title"], *title);
            assert_eq!(html.description.as_ref(), Some(description));
        }
        if matches!(page, Page::Article(_)) {
            assert_eq!(graph.images[0].properties["alt"], HOSTILE);
            assert_eq!(html.meta["twitter:image:alt"], HOSTILE);
            assert!(html.meta["article:tag"].ends_with(HOSTILE));
        }
    }
}

#[test]
fn graph_gives_back_hostile_text() {
    let publication = hostile();
    for page in pages(&publication) {
        if Route::of(&page).is_none() {
            continue;
        }
        let graph = graph(&publication, &page);
        assert_eq!(
            of_type(&graph, "WebSite")["name"],
            format!("Example Clinic{HOSTILE}")
        );
        let Page::Article(page) = &page else { continue };
        let article = of_type(&graph, "Article");
        assert_eq!(article["headline"], page.article.title);
        assert_eq!(article["description"], page.article.summary);
        let picture = of_type(&graph, "ImageObject");
        let caption = page.article.hero.caption.as_ref().unwrap();
        assert_eq!(picture["caption"], plain_text(caption));
        assert_eq!(picture["creditText"], HOSTILE);
        for source in &page.article.sources {
            assert!(source.title.ends_with(HOSTILE));
            assert!(graph.values().any(|node| node["name"] == source.title));
        }
    }
}

#[test]
fn feeds_give_back_hostile_text() {
    let publication = hostile();
    let title = format!("Example Clinic{HOSTILE}");
    let feed = parse(file(&publication, "feed.atom").as_slice()).unwrap();
    assert_eq!(feed.title.unwrap().content, in_xml(&title));
    let read: Value = serde_json::from_slice(&file(&publication, "feed.json")).unwrap();
    assert_eq!(read["title"], title);
    for (number, known) in publication.articles.iter().enumerate() {
        let article = article_in(&publication, known.slug().as_str()).article;
        let author = &publication.authors[&article.author].name;
        let entry = &feed.entries[number];
        assert!(article.title.ends_with(HOSTILE));
        assert_eq!(
            entry.title.as_ref().unwrap().content,
            in_xml(&article.title)
        );
        assert_eq!(
            entry.summary.as_ref().unwrap().content,
            in_xml(&article.summary)
        );
        assert_eq!(entry.authors[0].name.as_ref().unwrap(), &in_xml(author));
        assert!(
            entry.categories[0]
                .label
                .as_ref()
                .unwrap()
                .ends_with(&in_xml(HOSTILE))
        );
        let item = &read["items"][number];
        assert_eq!(item["title"], article.title);
        assert_eq!(item["summary"], article.summary);
        assert_eq!(item["authors"][0]["name"], *author);
        // The content is HTML in XML: two languages to get out of.
        for (html, hostile) in [
            (
                entry
                    .content
                    .as_ref()
                    .unwrap()
                    .body
                    .as_ref()
                    .unwrap()
                    .as_str(),
                in_xml(HOSTILE),
            ),
            (item["content_html"].as_str().unwrap(), HOSTILE.into()),
        ] {
            let html = Element::read(html);
            assert!(html.all("script").is_empty());
            assert!(html.all("figcaption")[0].raw_text().contains(&hostile));
            assert_eq!(html.all("img")[0].attribute("alt"), hostile);
            let titles: Vec<_> = html
                .all("cite")
                .iter()
                .map(|cite| cite.raw_text())
                .collect();
            for source in &article.sources {
                assert!(titles.contains(&source.title.replace(HOSTILE, &hostile)));
            }
        }
    }
}
