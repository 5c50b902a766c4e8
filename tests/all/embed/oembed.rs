//! How sites are told to show a page, as oembed.com says: what they read, and where they find it.

use crate::all::support::{
    elsewhere::ADDRESS,
    html::Element,
    place::{Place, good},
};
use clinic_articles::{
    publish::Publication,
    route::{Embed, Route},
};
use serde::Deserialize;
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

/// What a consumer needs of the rich type (2.3.4.4), and what it may be told besides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rich {
    version: String,
    r#type: String,
    html: String,
    width: u32,
    height: u32,
    title: Option<String>,
    author_name: Option<String>,
    author_url: Option<String>,
    provider_name: Option<String>,
    provider_url: Option<String>,
    cache_age: Option<u64>,
    thumbnail_url: Option<String>,
    thumbnail_width: Option<u32>,
    thumbnail_height: Option<u32>,
}

fn published() -> (Publication, Files) {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let files = place.files();
    (publication, files)
}

fn told(files: &Files, path: &str) -> Rich {
    serde_json::from_slice(&files[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The file of the site that has this address.
fn path(address: &str) -> &str {
    address
        .strip_prefix(ADDRESS)
        .unwrap_or_else(|| panic!("{address}"))
}

#[test]
fn every_page_that_can_be_embedded_says_how() {
    let (publication, files) = published();
    let mut told_of = 0;
    for route in publication.routes() {
        let page = str::from_utf8(&files[&format!("{route}index.html")]).unwrap();
        let page = Element::read(page);
        let links = page.one("head").all("link");
        let mut links = links
            .iter()
            .filter(|link| link.get("type") == Some("application/json+oembed"));
        let link = links.next();
        assert!(links.next().is_none(), "{route}");
        let embed = Embed::of(&route);
        assert_eq!(link.is_some(), embed.is_some(), "{route}");
        let (Some(link), Some(embed)) = (link, embed) else {
            continue;
        };
        assert_eq!(link.attribute("rel"), "alternate");
        assert_eq!(link.get("data-page"), Some(""), "it goes with its page");
        let told = told(&files, path(link.attribute("href")));
        assert_eq!(told.title.as_deref(), Some(link.attribute("title")));
        leads_to(&told, &route, &embed, &files);
        told_of += 1;
    }
    assert_eq!(told_of, 6);
    let not_found = str::from_utf8(&files["404.html"]).unwrap();
    assert!(!not_found.contains("oembed"));
}

fn leads_to(told: &Rich, route: &Route, embed: &Embed, files: &Files) {
    assert_eq!((&*told.version, &*told.r#type), ("1.0", "rich"));
    assert_eq!(told.provider_name.as_deref(), Some("Example Clinic"));
    assert_eq!(told.provider_url.as_deref(), Some(ADDRESS));
    assert_eq!(told.cache_age, Some(86_400));
    let html = Element::read(&told.html);
    let quote = html.one("blockquote");
    let link = quote.one("a");
    assert_eq!(quote.attribute("class"), "wp-embedded-content");
    assert_eq!(link.attribute("href"), format!("{ADDRESS}{route}"));
    assert_eq!(Some(link.text()), told.title);
    let frame = html.one("iframe");
    assert_eq!(frame.attribute("src"), format!("{ADDRESS}{embed}"));
    assert!(files.contains_key(&format!("{embed}index.html")));
    for (name, value) in [
        ("class", "wp-embedded-content"),
        ("sandbox", "allow-scripts"),
        ("security", "restricted"),
        ("width", &told.width.to_string()),
        ("height", &told.height.to_string()),
        ("title", &format!("{} – Example Clinic", link.text())),
    ] {
        assert_eq!(frame.attribute(name), value, "{embed}");
    }
    // WordPress looks for this order, and for nothing between (wp_filter_oembed_result).
    assert!(told.html.starts_with("<blockquote "), "{}", told.html);
    assert!(
        told.html.contains("</a></blockquote><iframe "),
        "{}",
        told.html
    );
    assert!(told.html.ends_with("></iframe>"), "{}", told.html);
}

#[test]
fn article_tells_its_author_and_picture() {
    let (_, files) = published();
    let article = told(&files, "embed/article/back-pain/oembed.json");
    assert_eq!(article.author_name.as_deref(), Some("Ada Example"));
    let author = format!("{ADDRESS}authors/ada-example/");
    assert_eq!(article.author_url, Some(author));
    let picture = article.thumbnail_url.unwrap();
    assert!(path(&picture).ends_with("-card.jpg"), "{picture}");
    let picture = image::load_from_memory(&files[path(&picture)]).unwrap();
    let size = (article.thumbnail_width, article.thumbnail_height);
    assert_eq!(size, (Some(picture.width()), Some(picture.height())));
    let author = told(&files, "embed/author/ada-example/oembed.json");
    assert_eq!(author.author_name.as_deref(), Some("Ada Example"));
    let thumbnail = (
        author.thumbnail_url,
        author.thumbnail_width,
        author.thumbnail_height,
    );
    assert_eq!(thumbnail, (None, None, None));
}
