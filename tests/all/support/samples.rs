//! What the good bundle becomes, and small pieces of content around it.

use super::{bundles::Bundle, html::Element, memory_store::MemoryStore};
use clinic_articles::{
    components::Context,
    model::{ArticlePage, AuthorPage, Date, Inline, Page, Slug},
    publish::Publication,
    route::Route,
};
use leptos::prelude::*;
use std::sync::LazyLock;

static GOOD: LazyLock<Publication> =
    LazyLock::new(|| MemoryStore::read(Bundle::good().load().loaded.unwrap()).publish());

/// The good bundle, published.
pub fn publication() -> Publication {
    GOOD.clone()
}

/// The good bundle's site, below `/learn/`.
pub fn context() -> Context {
    let Ok(base) = "/learn/".parse();
    Context::new(base, GOOD.site.clone())
}

/// The article of the good bundle that has everything.
pub fn article() -> ArticlePage {
    article_in(&GOOD, "back-pain")
}

/// An article's page in a publication.
pub fn article_in(publication: &Publication, name: &str) -> ArticlePage {
    match publication.page(Some(&Route::Article(slug(name)))).unwrap() {
        Some(Page::Article(page)) => page,
        other => panic!("{other:?}"),
    }
}

/// The first page of an author in a publication.
pub fn author_in(publication: &Publication, name: &str) -> AuthorPage {
    match publication.page(Some(&Route::author(slug(name)))).unwrap() {
        Some(Page::Author(page)) => page,
        other => panic!("{other:?}"),
    }
}

/// A page of each kind, and of each article.
pub fn pages(publication: &Publication) -> Vec<Page> {
    let routes = publication.routes();
    let routes = routes.iter().map(Some).chain([None]);
    let pages = routes.map(|route| publication.page(route).unwrap());
    pages.flatten().collect()
}

pub fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// What a view becomes below `/learn/`.
pub fn rendered<V: IntoView>(view: impl FnOnce() -> V) -> Element {
    rendered_in(context(), view)
}

/// What a view becomes in a setting.
pub fn rendered_in<V: IntoView>(context: Context, view: impl FnOnce() -> V) -> Element {
    let html = context.around(|| view().into_view().to_html());
    Element::read(&html)
}
