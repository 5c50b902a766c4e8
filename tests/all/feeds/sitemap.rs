//! The sitemap and `robots.txt`, read by other libraries.

use crate::all::support::{
    elsewhere::{self, ADDRESS, file, good, many},
    samples::article_in,
};
use clinic_articles::{model::Block, publish::Publication, route::Route};
use roxmltree::Document;
use sitemap::reader::{SiteMapEntity, SiteMapReader};
use texting_robots::Robot;

const IMAGE: &str = "http://www.google.com/schemas/sitemap-image/1.1";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The addresses of a file with the days of their last change.
fn addresses(bytes: &[u8]) -> Vec<(String, Option<String>)> {
    let address = |entity| match entity {
        SiteMapEntity::Url(entry) => {
            let day = entry.lastmod.get_time();
            let day = day.map(|time| time.format("%Y-%m-%d").to_string());
            (entry.loc.get_url().unwrap().to_string(), day)
        }
        other => panic!("{other:?}"),
    };
    SiteMapReader::new(bytes).map(address).collect()
}

/// The files that an index names.
fn parts(bytes: &[u8]) -> Vec<String> {
    let part = |entity| match entity {
        SiteMapEntity::SiteMap(entry) => entry.loc.get_url().unwrap().to_string(),
        other => panic!("{other:?}"),
    };
    SiteMapReader::new(bytes).map(part).collect()
}

/// The pictures of each address.
fn pictures(bytes: &[u8]) -> Vec<Vec<String>> {
    let document = Document::parse(str::from_utf8(bytes).unwrap()).unwrap();
    let urls = document.root_element().children();
    urls.map(|url| {
        assert!(url.has_tag_name((SITEMAP, "url")));
        let images = url.children().filter(|e| e.has_tag_name((IMAGE, "image")));
        images
            .map(|image| {
                let place = image.first_element_child().unwrap();
                assert!(place.has_tag_name((IMAGE, "loc")));
                place.text().unwrap().to_owned()
            })
            .collect()
    })
    .collect()
}

fn files(publication: &Publication) -> Vec<(String, Vec<u8>)> {
    let mut files = elsewhere::files(publication);
    files.retain(|(name, _)| name.starts_with("sitemap"));
    files
}

#[test]
fn sitemap_has_every_page_for_search_engines_with_its_day() {
    let found = addresses(&file(&good(), "sitemap.xml"));
    let expected = [
        ("", Some("2026-03-01")),
        ("articles/back-pain/", Some("2026-02-01")),
        ("articles/stretching/", Some("2026-03-01")),
        ("authors/ada-example/", Some("2026-02-01")),
        ("authors/ben-example/", Some("2026-03-01")),
    ];
    let expected = expected.map(|(path, day)| (format!("{ADDRESS}{path}"), day.map(str::to_owned)));
    assert_eq!(found, expected);
}

#[test]
fn sitemap_has_what_may_be_indexed_and_nothing_else() {
    let publication = many(60);
    let found = addresses(&file(&publication, "sitemap.xml"));
    let routes = publication.routes();
    let routes = routes
        .iter()
        .filter(|route| !matches!(route, Route::Related(_)));
    let expected: Vec<_> = routes.map(|route| format!("{ADDRESS}{route}")).collect();
    let found: Vec<_> = found.into_iter().map(|(address, _)| address).collect();
    assert_eq!(found, expected);
    assert!(found.contains(&format!("{ADDRESS}page/3/")));
}

/// A page without articles has not changed on any day.
#[test]
fn empty_list_has_no_day() {
    let found = addresses(&file(&many(0), "sitemap.xml"));
    assert!(
        found.len() > 1 && found.iter().all(|(_, day)| day.is_none()),
        "{found:?}"
    );
}

#[test]
fn sitemap_has_the_pictures_of_articles() {
    let mut publication = good();
    let back = publication.pictures.get_mut(&"back.svg".parse().unwrap());
    let back = &mut back.unwrap().image;
    (back.widths, back.width) = (vec![480, 800], 800);
    let hero = format!("{ADDRESS}{}", back.jpeg(800));
    let article = article_in(&publication, "back-pain").article;
    let within = article.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(format!("{ADDRESS}{}", picture.file.whole())),
        _ => None,
    });
    let expected: Vec<_> = [hero].into_iter().chain(within).collect();
    assert_eq!(expected.len(), 2);
    let found = pictures(&file(&publication, "sitemap.xml"));
    assert_eq!(found[1], expected);
    assert!(found[0].is_empty(), "a list has no pictures of its own");
}

/// sitemaps.org: a file has at most 50,000 addresses.
#[test]
fn many_addresses_make_an_index() {
    let publication = many(50_000);
    let files = files(&publication);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
    let parts_named: Vec<_> = names[..2]
        .iter()
        .map(|name| format!("{ADDRESS}{name}"))
        .collect();
    assert_eq!(parts(&files[2].1), parts_named);
    let found: Vec<_> = files[..2]
        .iter()
        .map(|(_, bytes)| addresses(bytes))
        .collect();
    assert_eq!(found[0].len(), 50_000);
    let routes = publication.routes();
    let routes = routes
        .iter()
        .filter(|route| !matches!(route, Route::Related(_)));
    let expected = routes.map(|route| format!("{ADDRESS}{route}"));
    assert!(
        found
            .concat()
            .into_iter()
            .map(|(address, _)| address)
            .eq(expected)
    );
}

/// sitemaps.org: a file has at most 50 MB. Google: an address has at most 1,000 pictures.
#[test]
fn many_pictures_make_an_index() {
    let mut publication = many(240);
    let (name, file) = publication.pictures.iter_mut().next().unwrap();
    file.image.name = format!("content/images/{}", "long-".repeat(30));
    for article in &mut publication.articles {
        article.pictures = vec![name.clone(); 1_101];
    }
    let files = files(&publication);
    assert_eq!(files.len(), 3);
    for (name, bytes) in &files[..2] {
        assert!(bytes.len() <= 52_428_800, "{name} has {}", bytes.len());
    }
    assert!(files[0].1.len() > 52_000_000);
    let most = pictures(&files[0].1).iter().map(Vec::len).max();
    assert_eq!(most, Some(1_000));
}

#[test]
fn robots_may_read_everything_and_find_the_sitemap() {
    let publication = good();
    let robots = file(&publication, "robots.txt");
    for agent in ["Googlebot", "bingbot", "anything"] {
        let robot = Robot::new(agent, &robots).unwrap();
        assert_eq!(robot.sitemaps, [format!("{ADDRESS}sitemap.xml")]);
        for route in publication.routes() {
            assert!(robot.allowed(&format!("{ADDRESS}{route}")));
        }
        assert!(robot.allowed(&format!("{ADDRESS}content/index.json")));
    }
}
