//! Finished pages: whole documents, before any script runs.

use crate::all::support::{
    bundles::Bundle,
    html::Element,
    samples::{article_in, pages, publication},
};
use clinic_articles::{
    components::Context,
    content::{Content, Embedded},
    model::{Page, Published, Site},
    publish::{Template, compile, render},
    route::{Base, Route},
};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeSet;

const DOCUMENT: &str = r#"<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head><meta charset="utf-8" />{{policy}}{{head}}<style>a{b:c}</style><link rel="icon" href="/clinic-base/icon.svg" /></head>
<body>{{body}}<script src="/clinic-base/site.js"></script></body>
</html>"#;

const EDITION: &str = "first";

type Data = Embedded<Site<Published>, Content>;

const BASES: [&str; 3] = ["/", "/learn/", "https://host.example/learn/"];

fn document(base: &str, site: &Site<Published>, page: &Page) -> String {
    let Ok(base) = base.parse();
    let template = Template::new(DOCUMENT.into()).unwrap();
    render(&template, &Context::new(base, site.clone()), EDITION, page).unwrap()
}

/// Every page of the good bundle under every base.
fn each(mut check: impl FnMut(&Page, &Base, &Element)) {
    let publication = publication();
    for text in BASES {
        let Ok(base) = text.parse();
        for page in pages(&publication) {
            let html = document(text, &publication.site, &page);
            check(&page, &base, &Element::read(&html));
        }
    }
}

#[test]
fn page_says_what_it_is() {
    each(|page, _, html| {
        let (title, description) = match page {
            Page::Home(_) => ("All articles", "Plain words about pain."),
            Page::Article(page) => (page.article.title.as_str(), page.article.summary.as_str()),
            Page::Related(page) => (
                &*format!("Additional informative articles: {}", page.article.title),
                &*format!("Related to {}", page.article.title),
            ),
            Page::Author(page) => (page.author.name.as_str(), page.author.role.as_str()),
            Page::NotFound(_) => (
                "We can’t find this page",
                "The address may be mistyped, or the page may have moved.",
            ),
        };
        let expected = format!("{title} – Example Clinic");
        assert_eq!(html.one("head").one("title").raw_text(), expected);
        let metas = html.one("head").all("meta");
        let meta = metas
            .iter()
            .find(|meta| meta.get("name") == Some("description"));
        assert_eq!(meta.unwrap().attribute("content"), description);
    });
}

#[test]
fn page_has_the_language_of_the_site() {
    let publication = publication();
    for (language, direction) in [("en", "ltr"), ("ar", "rtl"), ("pt-BR", "ltr")] {
        let mut site = publication.site.clone();
        site.language = language.parse().unwrap();
        let page = publication.page(Some(&Route::HOME)).unwrap().unwrap();
        let html = Element::read(&document("/", &site, &page));
        assert_eq!(html.one("html").attribute("lang"), language);
        assert_eq!(html.one("html").attribute("dir"), direction);
    }
}

#[test]
fn page_has_the_colours_of_the_site() {
    each(|_, _, html| {
        let style = html.one("style").raw_text();
        assert!(style.contains("--clinic-accent-light:#0b5f66"), "{style}");
        assert!(style.contains("--clinic-accent-dark:#8fd6cf"), "{style}");
    });
}

#[test]
fn page_has_one_title_one_main_and_no_id_twice() {
    each(|_, _, html| {
        let main = html.one("main");
        let title = main.one("h1");
        assert_eq!(html.all("h1").len(), 1);
        assert_eq!(title.attribute("tabindex"), "-1");
        let ids: Vec<_> = html.all("[id]").iter().map(|e| e.attribute("id")).collect();
        let known: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), known.len(), "{ids:?}");
        assert!(html.one(".clinic-out-of-order").get("hidden").is_some());
        assert_eq!(html.one("#clinic-status").attribute("role"), "status");
    });
}

/// Sections come one level at a time, so that a list of headings makes sense (WCAG 1.3.1).
#[test]
fn headings_leave_no_level_out() {
    each(|page, _, html| {
        let headings = |level: &str| html.all(level).len();
        assert!(headings("h3") == 0 || headings("h2") > 0, "{page:?}");
        assert_eq!(headings("h4") + headings("h5") + headings("h6"), 0);
    });
}

/// What names another element by its id names one that exists.
#[test]
fn references_within_a_page_lead_somewhere() {
    each(|_, _, html| {
        for name in ["aria-labelledby", "aria-describedby", "aria-controls"] {
            for element in html.all(&format!("[{name}]")) {
                html.one(&format!("#{}", element.attribute(name)));
            }
        }
        for link in html.all("[href]") {
            let href = link.attribute("href");
            if href.starts_with('#') {
                html.one(href);
            }
        }
    });
}

#[test]
fn addresses_stand_below_the_base() {
    each(|_, base, html| {
        let mut ours = 0;
        for (element, name) in [
            ("a", "href"),
            ("link", "href"),
            ("img", "src"),
            ("script", "src"),
        ] {
            for element in html.all(element) {
                let Some(address) = element.get(name).filter(|address| !address.is_empty()) else {
                    continue;
                };
                let Some(below) = base.below(address) else {
                    let elsewhere = ["https://", "mailto:", "tel:", "#"];
                    let known = elsewhere.iter().any(|start| address.starts_with(start));
                    assert!(known, "{address:?}");
                    continue;
                };
                ours += 1;
                if element.name == "a" && !below.starts_with("embed/") {
                    let route = Route::parse(below);
                    assert_eq!(
                        route.map(|route| base.href(&route)).as_deref(),
                        Some(address)
                    );
                }
            }
        }
        assert!(ours > 5);
        let links = html.all("link");
        let icon = links.iter().find(|link| link.get("rel") == Some("icon"));
        assert_eq!(icon.unwrap().attribute("href"), base.file("icon.svg"));
    });
}

/// All that a page shows: a list of related articles has nothing of the article's body.
fn carried(mut page: Page) -> Content {
    if let Page::Related(page) = &mut page {
        page.article.blocks.clear();
        page.article.sources.clear();
        page.citations.clear();
    }
    page.into()
}

#[test]
fn page_carries_its_content() {
    let site = publication().site;
    each(|page, base, html| {
        let data = html.one("#clinic-data");
        assert_eq!(data.attribute("type"), "application/json");
        assert_eq!(data.attribute("data-base"), base.as_str());
        let path = Route::of(page).map(|route| route.to_string());
        assert_eq!(data.get("data-path"), path.as_deref());
        let embedded: Data = serde_json::from_str(&data.raw_text()).unwrap();
        assert_eq!(embedded.content, carried(page.clone()));
        assert_eq!(embedded.site, site);
    });
}

/// Puts a hostile text, numbered, into every text that may be any: where they are.
fn make_hostile<T: Serialize + DeserializeOwned>(value: &T, of: &str) -> (T, Vec<String>) {
    let mut json = serde_json::to_value(value).unwrap();
    let mut texts = Vec::new();
    pointers(&json, String::new(), &mut texts);
    let mut changed = Vec::new();
    for pointer in texts {
        let text = json.pointer_mut(&pointer).unwrap();
        let before = std::mem::replace(text, hostile(of, changed.len()).into());
        if serde_json::from_value::<T>(json.clone()).is_ok() {
            changed.push(pointer);
        } else {
            *json.pointer_mut(&pointer).unwrap() = before;
        }
    }
    (serde_json::from_value(json).unwrap(), changed)
}

fn hostile(of: &str, number: usize) -> String {
    format!(
        "[{of} {number}]</script></title></style>--><script>alert('a')</script>\" onload=\"b' &amp;<!-- {{{{body}}}} {{{{head}}}} /clinic-base/ "
    )
}

fn pointers(json: &serde_json::Value, at: String, found: &mut Vec<String>) {
    match json {
        serde_json::Value::String(_) => found.push(at),
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), found);
            }
        }
        serde_json::Value::Object(fields) => {
            for (key, field) in fields {
                pointers(field, format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Whatever a text says, it is shown as it is and does nothing: on every page, and with it in
/// every component.
#[test]
fn hostile_text_is_only_text() {
    let publication = publication();
    let (site, texts) = make_hostile(&publication.site, "site");
    assert!(
        texts.contains(&"/name".into()) && texts.len() > 10,
        "{texts:?}"
    );
    for page in pages(&publication) {
        let (page, texts) = make_hostile(&page, "page");
        let html = Element::read(&document("/learn/", &site, &page));
        let graph = usize::from(!matches!(page, Page::NotFound(_)));
        assert_eq!(html.all("script").len(), 2 + graph);
        assert_eq!(html.all("style").len(), 1);
        assert!(html.all("[onload]").is_empty());
        let data = html.one("#clinic-data").raw_text();
        assert!(!data.contains('<'), "{data}");
        let embedded: Data = serde_json::from_str(&data).unwrap();
        assert!(embedded.content == carried(page.clone()) && embedded.site == site);
        let shown = shown(&html);
        for (number, pointer) in texts.iter().enumerate() {
            let is_shown = shown.contains(&hostile("page", number));
            assert_eq!(is_shown, !is_for_others(pointer), "{pointer}");
        }
    }
}

/// All that a document says, in text and in attributes, letter by letter.
fn shown(html: &Element) -> String {
    let main = html.one("main");
    let mut shown = format!("{}{}", html.one("title").raw_text(), main.raw_text());
    for element in main.all("") {
        let values = element.attributes.iter().map(|(_, value)| value.as_str());
        shown.extend(values);
    }
    shown
}

/// Whether a page carries this text for another page, and does not show it.
fn is_for_others(pointer: &str) -> bool {
    let related = pointer.strip_prefix("/related/");
    let of_card = pointer.contains("/articles/") || pointer.contains("/related/");
    of_card && pointer.ends_with("/hero/alternative/text")
        || related.is_some_and(|rest| rest != "article/title" && !rest.starts_with("related/"))
}

/// No heading of an article takes an id that the site needs itself.
#[test]
fn headings_leave_the_ids_of_the_site_alone() {
    let bundle = Bundle::good();
    let article = "articles/back-pain.json";
    bundle.replace(article, "At *home*", "Clinic data");
    bundle.replace(article, "What helps\" },\n", "Clinic *content*\" },\n");
    bundle.replace(article, "#what-helps", "#section-clinic-content");
    let checked = bundle.load();
    let loaded = checked
        .loaded
        .unwrap_or_else(|| panic!("{}", checked.report));
    let publication = compile(loaded);
    let page = article_in(&publication, "back-pain");
    let html = document("/", &publication.site, &Page::Article(page));
    let html = Element::read(&html);
    assert_eq!(html.one("#clinic-content").name, "main");
    assert_eq!(html.one("#clinic-data").name, "script");
    assert_eq!(html.one("#section-clinic-data").name, "h3");
}
