//! Publications for what is read elsewhere than on the site: by search engines, link previews
//! and feed readers.

use super::{bundles::Bundle, memory_store::MemoryStore};
use clinic_articles::{
    components::Context,
    model::Page,
    publish::{self, Publication, Template, render},
    route::Route,
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::LazyLock};
use webpage::HTML;

static GOOD: LazyLock<MemoryStore> =
    LazyLock::new(|| MemoryStore::read(Bundle::good().load().loaded.unwrap()));

/// Where the good bundle is published.
pub const ADDRESS: &str = "https://clinic.example/learn/";

const DOCUMENT: &str = "<!doctype html><html lang=\"{{language}}\" dir=\"{{direction}}\">\
    <head><meta charset=\"utf-8\">{{policy}}{{head}}</head><body>{{body}}</body></html>";

/// The good bundle, changed and published.
pub fn changed(change: impl FnOnce(&mut MemoryStore)) -> Publication {
    let mut bundle = GOOD.clone();
    change(&mut bundle);
    bundle.publish()
}

/// The good bundle as it is.
pub fn good() -> Publication {
    changed(|_| {})
}

/// The good bundle with so many articles, each a day older than the one before for a month.
pub fn many(count: usize) -> Publication {
    changed(|bundle| {
        let sample = bundle.articles.pop_first().unwrap().1;
        bundle.articles = (0..count)
            .map(|number| {
                let mut article = sample.clone();
                article.slug = format!("article-{number}").parse().unwrap();
                article.dates.published =
                    format!("2025-01-{:02}", 31 - number % 31).parse().unwrap();
                article.dates.updated = None;
                article.related.clear();
                article.blocks.truncate(1);
                (article.slug.clone(), article)
            })
            .collect();
    })
}

/// The setting of a publication.
pub fn context(publication: &Publication) -> Context {
    let Ok(base) = "/learn/".parse();
    Context::new(base, publication.site.clone())
}

/// The finished document of a page.
pub fn document(publication: &Publication, page: &Page) -> String {
    let template = Template::new(DOCUMENT.into()).unwrap();
    render(&template, &context(publication), "", page).unwrap()
}

/// The files for feed readers and search engines.
pub fn files(publication: &Publication) -> Vec<(String, Vec<u8>)> {
    let context = context(publication);
    let mut files = publish::feeds(publication, &context).unwrap();
    files.extend(publish::addresses(publication, &context).unwrap());
    files
}

/// The bytes of one of the files for feed readers and search engines.
pub fn file(publication: &Publication, name: &str) -> Vec<u8> {
    let file = files(publication)
        .into_iter()
        .find(|(path, _)| path == name);
    file.unwrap_or_else(|| panic!("no {name}")).1
}

/// The nodes of a page, by their names.
pub fn graph(publication: &Publication, page: &Page) -> BTreeMap<String, Value> {
    let html = HTML::from_string(document(publication, page), None).unwrap();
    let nodes: Vec<Value> = html.schema_org.into_iter().map(|node| node.value).collect();
    let names: Vec<_> = nodes
        .iter()
        .map(|node| node["@id"].as_str().unwrap().to_owned())
        .collect();
    let count = nodes.len();
    let by_name: BTreeMap<_, _> = names.into_iter().zip(nodes).collect();
    assert_eq!(by_name.len(), count, "two nodes with one name");
    by_name
}

pub fn graph_at(publication: &Publication, path: &str) -> BTreeMap<String, Value> {
    let route = Route::parse(path).unwrap();
    graph(
        publication,
        &publication.page(Some(&route)).unwrap().unwrap(),
    )
}

/// The node of this type.
#[track_caller]
pub fn of_type<'a>(graph: &'a BTreeMap<String, Value>, kind: &str) -> &'a Value {
    let mut found = graph.values().filter(|node| node["@type"] == kind);
    let node = found.next().unwrap_or_else(|| panic!("no {kind}"));
    assert!(found.next().is_none(), "more than one {kind}");
    node
}

pub fn reference(path: &str) -> Value {
    json!({ "@id": format!("{ADDRESS}{path}") })
}
