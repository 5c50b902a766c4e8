//! Every address, both ways.

use crate::all::support::samples::{pages, publication, slug};
use clinic_articles::{
    content::File,
    model::{Page, PageNumber},
    route::{Base, Route},
};

fn article(text: &str) -> Route {
    Route::Article(slug(text))
}

fn base(text: &str) -> Base {
    let Ok(base) = text.parse();
    base
}

/// Each route, how it is written, and how else it may be.
#[test]
fn routes_are_written_and_read() {
    let longest = "a".repeat(80);
    let table = [
        (Route::HOME, ""),
        (Route::Home(PageNumber::at(1)), "page/2/"),
        (Route::Home(PageNumber::at(416)), "page/417/"),
        (article("low-back-pain"), "articles/low-back-pain/"),
        (article("50-tips"), "articles/50-tips/"),
        (article("related"), "articles/related/"),
        (article(&longest), &format!("articles/{longest}/")),
        (
            Route::Related(slug("low-back-pain")),
            "articles/low-back-pain/related/",
        ),
        (Route::author(slug("ada")), "authors/ada/"),
        (
            Route::Author(slug("ada"), PageNumber::at(2)),
            "authors/ada/page/3/",
        ),
    ];
    for (route, written) in table {
        assert_eq!(route.to_string(), written);
        for start in ["", "/"] {
            let without_slash = written.trim_end_matches('/');
            for path in [without_slash, written, &format!("{written}index.html")] {
                for end in ["", "?", "?a=b/c&d", "#what-helps", "?a#/b?c", "#a#b"] {
                    let path = format!("{start}{path}{end}");
                    assert_eq!(Route::parse(&path).as_ref(), Some(&route), "{path:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_else_is_a_route() {
    let longer = format!("articles/{}", "a".repeat(81));
    for path in [
        // Too short, too long, elsewhere.
        "articles",
        "articles/",
        "authors/",
        "articles/a/b",
        "articles/a/related/b",
        "articles/a/related/related",
        "authors/a/related",
        "related",
        "about",
        "page",
        "page/",
        "page/0",
        "page/1",
        "page/02",
        "page/+2",
        "page/-2",
        "page/two",
        "page/2/3",
        "page/4294967296",
        "authors/a/page/1",
        "authors/a/page/2/b",
        "authors/a/pages/2",
        "articles/a/page/2",
        "404.html",
        "content/articles/a.json",
        // Slashes and dots.
        "//",
        "//articles/a",
        "articles//a",
        "articles/a//",
        "articles//",
        "articles\\a",
        ".",
        "..",
        "articles/.",
        "articles/..",
        "articles/../articles/a",
        "articles/a/..",
        "articles/./a",
        // Upper case, and names that are no slugs.
        "Articles/a",
        "articles/A",
        "articles/a/Related",
        "articles/-a",
        "articles/a--b",
        "articles/a_b",
        "articles/é",
        "articles/a b",
        " articles/a",
        "articles/a ",
        &longer,
        // Percent-encoded: a slug has nothing to encode.
        "articles/%61",
        "articles/a%20b",
        "articles%2Fa",
        "articles/%2e%2e",
        "articles/a%3Fb",
        // Files.
        "articles/a.html",
        "articles/a/index.htm",
        "articles/a/INDEX.HTML",
        "articles/a/index.html/",
        "articles/aindex.html",
        "authors/a/my-index.html",
        "index.html/index.html",
    ] {
        assert_eq!(Route::parse(path), None, "{path:?}");
    }
}

#[test]
fn pages_have_the_routes_that_show_them() {
    for page in pages(&publication()) {
        let expected = match &page {
            Page::Home(list) => Some(Route::Home(list.number)),
            Page::Article(page) => Some(Route::Article(page.article.slug.clone())),
            Page::Related(page) => Some(Route::Related(page.article.slug.clone())),
            Page::Author(page) => Some(Route::author(page.author.slug.clone())),
            Page::NotFound(_) => None,
        };
        assert_eq!(Route::of(&page), expected);
    }
}

#[test]
fn base_comes_before_routes_and_files() {
    for (text, expected) in [
        ("", "/"),
        ("/", "/"),
        ("/learn", "/learn/"),
        ("/learn/", "/learn/"),
        ("/a/b/", "/a/b/"),
        ("https://host/learn", "https://host/learn/"),
        ("https://host/learn/", "https://host/learn/"),
        ("https://host", "https://host/"),
    ] {
        let base = base(text);
        assert_eq!(base.as_str(), expected, "{text:?}");
        assert_eq!(base.href(&Route::HOME), expected);
        assert_eq!(base.href(&article("a")), format!("{expected}articles/a/"));
        assert_eq!(base.file("b/c.svg"), format!("{expected}b/c.svg"));
    }
}

#[test]
fn what_is_below_a_base() {
    for (text, path, below) in [
        ("/", "/", Some("")),
        ("/", "", Some("")),
        ("/", "/articles/a/", Some("articles/a/")),
        ("/", "articles/a/", None),
        ("/learn/", "/learn/", Some("")),
        ("/learn/", "/learn", Some("")),
        ("/learn/", "/learn/articles/a", Some("articles/a")),
        ("/learn/", "/learn/index.html", Some("index.html")),
        ("/learn/", "/learnfoo", None),
        ("/learn/", "/learn-more/", None),
        ("/learn/", "/Learn/", None),
        ("/learn/", "/", None),
        ("/learn/", "", None),
        ("/learn/", "/articles/a/", None),
        ("/learn/", "/x/learn/", None),
        ("/a/b/", "/a/b", Some("")),
        ("/a/b/", "/a", None),
        ("https://host/learn/", "https://host/learn/a", Some("a")),
        ("https://host/learn/", "https://host/learn", Some("")),
        ("https://host/learn/", "https://host.example/learn/", None),
        ("https://host/learn/", "/learn/", None),
    ] {
        assert_eq!(base(text).below(path), below, "{path:?} below {text:?}");
    }
}

#[test]
fn every_address_leads_back() {
    for text in ["/", "/learn/", "https://host/learn/"] {
        let base = base(text);
        for page in pages(&publication()) {
            let route = Route::of(&page);
            let href = route.as_ref().map(|route| base.href(route));
            let back = href.as_deref().and_then(|href| base.below(href));
            assert_eq!(back.and_then(Route::parse), route);
        }
    }
}

#[test]
fn routes_need_files() {
    let table = [
        (None, File::INDEX, "content/index.json"),
        (Some(Route::HOME), File::INDEX, "content/index.json"),
        (
            Some(Route::Home(PageNumber::at(1))),
            File::Index(PageNumber::at(1)),
            "content/index/2.json",
        ),
        (
            Some(article("a-b")),
            File::Article(slug("a-b")),
            "content/articles/a-b.json",
        ),
        (
            Some(Route::Related(slug("a-b"))),
            File::Article(slug("a-b")),
            "content/articles/a-b.json",
        ),
        (
            Some(Route::author(slug("ada"))),
            File::Author(slug("ada"), PageNumber::FIRST),
            "content/authors/ada.json",
        ),
        (
            Some(Route::Author(slug("ada"), PageNumber::at(2))),
            File::Author(slug("ada"), PageNumber::at(2)),
            "content/authors/ada/3.json",
        ),
    ];
    for (route, file, written) in table {
        assert_eq!(File::of(route.as_ref()), file);
        assert_eq!(file.to_string(), written);
    }
}
