//! What the head of a page tells search engines and link previews, read by another library.

use crate::all::support::{
    elsewhere::{ADDRESS, changed, document, good, many},
    html::Element,
    samples::{article_in, pages, slug},
};
use clinic_articles::{
    model::{Alternative, Page},
    publish::Publication,
    route::Route,
};
use webpage::HTML;

fn read(publication: &Publication, page: &Page) -> HTML {
    HTML::from_string(document(publication, page), None).unwrap()
}

fn page(publication: &Publication, path: &str) -> Page {
    publication
        .page(Some(&Route::parse(path).unwrap()))
        .unwrap()
        .unwrap()
}

/// The address that a link of this kind leads to.
fn link(html: &Element, rel: &str) -> Option<String> {
    let links = html.one("head").all("link");
    let mut links = links.iter().filter(|link| link.get("rel") == Some(rel));
    let link = links.next()?;
    assert!(links.next().is_none(), "more than one {rel}");
    Some(link.attribute("href").into())
}

/// All values of a property.
fn values(html: &Element, property: &str) -> Vec<String> {
    let metas = html.one("head").all("[property]");
    let metas = metas
        .iter()
        .filter(|meta| meta.get("property") == Some(property));
    metas.map(|meta| meta.attribute("content").into()).collect()
}

/// The four that Open Graph requires, those that Facebook and X want with them, and no property
/// that says nothing.
#[test]
fn every_page_has_what_a_link_preview_needs() {
    let publication = good();
    for page in pages(&publication) {
        let Some(route) = Route::of(&page) else {
            continue;
        };
        let html = read(&publication, &page);
        let address = format!("{ADDRESS}{route}");
        let graph = &html.opengraph;
        let (kind, title) = match &page {
            Page::Article(page) => ("article", page.article.title.clone()),
            Page::Author(page) => ("profile", page.author.name.clone()),
            Page::Related(page) => (
                "website",
                format!("Additional informative articles: {}", page.article.title),
            ),
            _ => ("website", "All articles".into()),
        };
        assert_eq!(graph.og_type, kind);
        assert_eq!(graph.properties["title"], title);
        assert_eq!(graph.properties["url"], address);
        assert_eq!(graph.properties["site_name"], "Example Clinic");
        assert_eq!(html.url, Some(address));
        assert_eq!(html.title, Some(format!("{title} – Example Clinic")));
        assert_eq!(
            html.description.as_ref(),
            graph.properties.get("description")
        );
        assert_ne!(html.description.unwrap(), "");
        assert_eq!(html.language.unwrap(), "en");
        let document = Element::read(&document(&publication, &page));
        for meta in document.all("[data-page]") {
            assert_ne!(meta.get("content"), Some(""), "{meta:?}");
        }
        let listed = !matches!(&page, Page::Author(page) if page.list.articles.is_empty());
        let card = if listed {
            "summary_large_image"
        } else {
            "summary"
        };
        assert_eq!(html.meta["twitter:card"], card);
        assert_eq!(graph.images.len(), usize::from(listed));
        for image in &graph.images {
            assert!(image.url.starts_with(&format!("{ADDRESS}content/images/")));
            assert!(image.url.ends_with("-card.jpg"), "{}", image.url);
            assert_eq!(image.properties["width"], "1200");
            assert_eq!(image.properties["height"], "630");
            assert_eq!(
                image.properties.get("alt"),
                html.meta.get("twitter:image:alt")
            );
        }
    }
}

#[test]
fn picture_of_a_page_is_that_of_its_article() {
    let publication = changed(|bundle| {
        let article = bundle.articles.get_mut(&slug("stretching")).unwrap();
        article.hero.file.name = "content/images/stretching".into();
    });
    let card = |path: &str| {
        let html = Element::read(&document(&publication, &page(&publication, path)));
        values(&html, "og:image")
    };
    let of = |name: &str| {
        vec![format!(
            "{ADDRESS}{}",
            article_in(&publication, name).article.hero.file.card()
        )]
    };
    assert_ne!(of("back-pain"), of("stretching"));
    assert_eq!(card("articles/back-pain/"), of("back-pain"));
    assert_eq!(card("articles/back-pain/related/"), of("back-pain"));
    let newest = publication.articles[0].slug().to_string();
    assert_eq!(card(""), of(&newest));
}

#[test]
fn picture_that_says_nothing_has_no_words() {
    let publication = changed(|bundle| {
        for article in bundle.articles.values_mut() {
            article.hero.alternative = Alternative::Decorative;
        }
    });
    let html = read(&publication, &page(&publication, "articles/back-pain/"));
    assert_eq!(html.opengraph.images.len(), 1);
    assert!(!html.opengraph.images[0].properties.contains_key("alt"));
    assert!(!html.meta.contains_key("twitter:image:alt"));
}

#[test]
fn article_tells_its_days_author_and_topics() {
    let publication = good();
    let html = Element::read(&document(
        &publication,
        &page(&publication, "articles/back-pain/"),
    ));
    assert_eq!(values(&html, "article:published_time"), ["2026-01-05"]);
    assert_eq!(values(&html, "article:modified_time"), ["2026-02-01"]);
    assert_eq!(
        values(&html, "article:author"),
        [format!("{ADDRESS}authors/ada-example/")]
    );
    assert_eq!(values(&html, "article:tag"), ["The back"]);
    let html = Element::read(&document(
        &publication,
        &page(&publication, "articles/stretching/"),
    ));
    assert_eq!(values(&html, "article:modified_time").len(), 0);
    let html = Element::read(&document(&publication, &page(&publication, "")));
    assert_eq!(values(&html, "article:author").len(), 0);
}

/// Open Graph knows no language without a region.
#[test]
fn locale_is_that_of_the_page() {
    for (language, locale) in [
        ("pt-BR", Some("pt_BR")),
        ("zh-Hant-TW", Some("zh_TW")),
        ("de", None),
    ] {
        let publication = changed(|bundle| {
            let article = bundle.articles.get_mut(&slug("back-pain")).unwrap();
            article.language = language.parse().unwrap();
        });
        let html = read(&publication, &page(&publication, "articles/back-pain/"));
        let told = html.opengraph.properties.get("locale").map(String::as_str);
        assert_eq!(told, locale, "{language}");
        let html = read(&publication, &page(&publication, ""));
        assert_eq!(html.opengraph.properties.get("locale"), None);
    }
}

#[test]
fn pages_of_a_list_stand_for_themselves_and_know_their_neighbours() {
    let publication = many(60);
    for (path, before, after) in [
        ("", None, Some("page/2/")),
        ("page/2/", Some(""), Some("page/3/")),
        ("page/3/", Some("page/2/"), None),
        ("articles/article-1/", None, None),
    ] {
        let html = Element::read(&document(&publication, &page(&publication, path)));
        let whole = |path: &str| format!("{ADDRESS}{path}");
        assert_eq!(link(&html, "canonical"), Some(whole(path)));
        assert_eq!(link(&html, "prev"), before.map(whole));
        assert_eq!(link(&html, "next"), after.map(whole));
    }
    let author = &publication.articles[0].author;
    let html = document(
        &publication,
        &page(&publication, &format!("authors/{author}/page/2/")),
    );
    let html = Element::read(&html);
    assert_eq!(
        link(&html, "prev"),
        Some(format!("{ADDRESS}authors/{author}/"))
    );
    assert_eq!(
        link(&html, "next"),
        Some(format!("{ADDRESS}authors/{author}/page/3/"))
    );
}

#[test]
fn search_engines_leave_out_what_repeats_and_what_is_not_there() {
    let publication = good();
    for page in pages(&publication) {
        let html = read(&publication, &page);
        let hidden = matches!(page, Page::Related(_) | Page::NotFound(_));
        let robots = html.meta.get("robots").map(String::as_str);
        assert_eq!(robots, hidden.then_some("noindex"), "{page:?}");
    }
    let html = read(&publication, &publication.page(None).unwrap().unwrap());
    assert_eq!(html.url, None);
    assert!(html.schema_org.is_empty());
    assert!(!html.meta.keys().any(|name| name.starts_with("og:")));
}

#[test]
fn every_page_leads_to_both_feeds() {
    let publication = good();
    for page in pages(&publication) {
        let html = Element::read(&document(&publication, &page));
        let links = html.one("head").all("link");
        let feeds = links
            .iter()
            .filter(|link| link.get("rel") == Some("alternate") && link.get("data-page").is_none());
        let feeds = feeds.map(|feed| (feed.attribute("type"), feed.attribute("href")));
        let expected = [
            ("application/atom+xml", "/learn/feed.atom"),
            ("application/feed+json", "/learn/feed.json"),
        ];
        assert_eq!(feeds.collect::<Vec<_>>(), expected);
        // They alone hold for the whole site.
        let of_site = |link: &&&Element| link.get("data-page").is_none();
        assert_eq!(links.iter().filter(of_site).count(), expected.len());
    }
}

/// Below a path with or without its slash, and on a port.
#[test]
fn addresses_are_whole() {
    for (address, whole) in [
        ("https://clinic.example", "https://clinic.example/"),
        ("https://clinic.example/learn", ADDRESS),
        (ADDRESS, ADDRESS),
        ("http://127.0.0.1:8080/a/b/", "http://127.0.0.1:8080/a/b/"),
    ] {
        let publication = changed(|bundle| bundle.site.address = address.parse().unwrap());
        for page in pages(&publication) {
            let Some(route) = Route::of(&page) else {
                continue;
            };
            let html = Element::read(&document(&publication, &page));
            assert_eq!(link(&html, "canonical"), Some(format!("{whole}{route}")));
            for property in ["og:url", "og:image", "article:author"] {
                for value in values(&html, property) {
                    assert!(
                        value.starts_with(whole) && !value[8..].contains("//"),
                        "{value}"
                    );
                }
            }
        }
    }
}

/// Some link previews read only the first 32 kB; the document before the head has under 1 kB.
#[test]
fn link_previews_find_everything_early() {
    let publication = good();
    for page in pages(&publication) {
        let document = document(&publication, &page);
        let last = document.rfind("property=\"").unwrap_or_default();
        assert!(last < 8_192, "{last}");
        let body = document.find("<body>").unwrap();
        assert!(document.find("ld+json").is_none_or(|at| at > body));
    }
}
