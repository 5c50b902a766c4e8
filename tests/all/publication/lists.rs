//! Lists that go over several pages.

use crate::all::support::{html::Element, place::Place};

impl Place {
    fn page(&self, path: &str) -> Element {
        Element::read(&self.text(&format!("{path}index.html")))
    }

    fn text(&self, file: &str) -> String {
        std::fs::read_to_string(self.dist().join(file)).unwrap()
    }
}

/// Where the titles of the cards of a page lead.
fn cards(page: &Element) -> Vec<String> {
    let cards = page.all(".clinic-card");
    let links = cards.iter().map(|card| card.one("a").attribute("href"));
    links.map(ToOwned::to_owned).collect()
}

/// Follows the links to older articles from a page to the last one; the cards of each.
fn follow(place: &Place, first: &str) -> Vec<Vec<String>> {
    let (mut path, mut pages) = (first.to_owned(), Vec::new());
    loop {
        let page = place.page(&path);
        pages.push(cards(&page));
        let ways = page.all(".clinic-pagination");
        let links = ways.iter().flat_map(|ways| ways.all("a"));
        let Some(next) = links
            .into_iter()
            .find(|link| link.get("rel") == Some("next"))
        else {
            return pages;
        };
        let href = next.attribute("href");
        path = href.strip_prefix("/learn/").unwrap().into();
    }
}

fn lengths(pages: &[Vec<String>]) -> Vec<usize> {
    pages.iter().map(Vec::len).collect()
}

#[test]
fn every_article_is_on_one_page() {
    for (articles, expected) in [
        (23, &[23][..]),
        (24, &[24]),
        (25, &[24, 1]),
        (60, &[24, 24, 12]),
    ] {
        let pages = follow(&Place::with_articles(articles), "");
        assert_eq!(lengths(&pages), expected);
        let mut all = pages.concat();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), articles);
    }
}

#[test]
fn single_page_says_nothing_of_pages() {
    let place = Place::with_articles(24);
    assert!(place.page("").all(".clinic-pagination").is_empty());
    assert!(!place.dist().join("page").exists());
}

#[test]
fn page_says_which_it_is_and_leads_both_ways() {
    let place = Place::with_articles(60);
    let page = place.page("page/2/");
    let ways = page.one(".clinic-pagination");
    assert_eq!(ways.attribute("aria-label"), "Pages");
    assert_eq!(ways.text(), "Newer articlesPage 2 of 3Older articles");
    let links: Vec<_> = ways
        .all("a")
        .iter()
        .map(|link| (link.attribute("rel"), link.attribute("href")))
        .collect();
    assert_eq!(links, [("prev", "/learn/"), ("next", "/learn/page/3/")]);
    let title = page.one("title").raw_text();
    assert!(title.starts_with("All articles, Page 2 of 3 – "), "{title}");
    assert!(
        place
            .page("")
            .one("title")
            .raw_text()
            .starts_with("All articles – ")
    );
    assert!(place.dist().join("content/index/3.json").is_file());
    assert!(!place.dist().join("content/index/4.json").exists());
}

#[test]
fn authors_have_pages_too() {
    let place = Place::with_articles(600);
    let pages = follow(&place, "authors/person-00/");
    let lengths = lengths(&pages);
    assert!(lengths.len() > 1 && lengths[0] == 24, "{lengths:?}");
    assert!(
        place
            .dist()
            .join("content/authors/person-00/2.json")
            .is_file()
    );
    let second = place.page("authors/person-00/page/2/");
    assert_eq!(second.one("h1").text(), "Person 1");
}

/// Who visits a site for the first time loads no more of a large one.
#[test]
fn first_visit_is_as_small_with_many_articles() {
    let (few, many) = (Place::with_articles(30), Place::with_articles(600));
    for file in [
        "index.html",
        "content/index.json",
        "404.html",
        "authors/person-00/index.html",
    ] {
        let (few, many) = (few.text(file).len(), many.text(file).len());
        // Authors of 30 articles have two or three, of 600 fifty.
        let most = if file.starts_with("authors") { 12 } else { 1 };
        assert!(many <= few * most * 11 / 10, "{file}: {few}, then {many}");
    }
}
