//! What the good bundle becomes, and small pieces of content around it.

use super::{bundles::Bundle, html::Element};
use clinic_articles::{
    components::Setting,
    model::{ArticlePage, Date, Inline, Page, Slug},
    publish::{Publication, compile},
};
use leptos::prelude::*;
use std::sync::LazyLock;

static GOOD: LazyLock<Publication> =
    LazyLock::new(|| compile(Bundle::good().load().loaded.unwrap()));

/// The good bundle, published.
pub(super) fn publication() -> Publication {
    GOOD.clone()
}

/// The good bundle's site, below `/learn/`.
pub(super) fn setting() -> Setting {
    let Ok(base) = "/learn/".parse();
    Setting::new(base, GOOD.site.clone())
}

/// The article of the good bundle that has everything.
pub(super) fn article() -> ArticlePage {
    GOOD.articles[&slug("back-pain")].clone()
}

/// A page of each kind, and of each article.
pub(super) fn pages(publication: &Publication) -> Vec<Page> {
    let home = &publication.home;
    let mut pages = vec![Page::Home(home.clone()), Page::NotFound(home.clone())];
    for page in publication.articles.values() {
        pages.push(Page::Article(page.clone()));
        pages.push(Page::Related(page.clone()));
    }
    let authors = publication.authors.values();
    pages.extend(authors.map(|page| Page::Author(page.clone())));
    pages
}

pub(super) fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub(super) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// What a view becomes below `/learn/`.
pub(super) fn rendered<V: IntoView>(view: impl FnOnce() -> V) -> Element {
    rendered_in(setting(), view)
}

/// What a view becomes in a setting.
pub(super) fn rendered_in<V: IntoView>(setting: Setting, view: impl FnOnce() -> V) -> Element {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(setting);
        view().into_view().to_html()
    });
    owner.cleanup();
    Element::read(&html)
}
