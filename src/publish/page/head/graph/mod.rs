//! What a page says to search engines: one graph of linked nodes (schema.org, JSON-LD 1.1).
//!
//! The page and the article on it are two nodes: what is reviewed is a page
//! (`MedicalWebPage.lastReviewed`), what is written and cites works is an article. A node says
//! only what the model knows.

mod article;
mod breadcrumbs;
mod clinic;
mod list;
mod names;
mod node;
mod person;
mod source;

use self::{names::Names, node::node};
use crate::{components::Setting, model::Page, pages::Head};
use serde_json::{Value, json};

/// The graph of a page; none for the not-found page, which is about nothing.
pub(in crate::publish) fn graph(page: &Page, setting: &Setting) -> Option<Value> {
    let head = Head::of(page, setting);
    let names = Names::new(setting, head.canonical.clone()?);
    let mut nodes = vec![of_page(page, &head, setting, &names)];
    nodes.extend(breadcrumbs::of(page, setting, &names));
    nodes.extend(match page {
        Page::Home(_) | Page::Related(_) | Page::NotFound(_) => Vec::new(),
        Page::Article(page) => article::nodes(page, setting, &names),
        Page::Author(page) => vec![person::whole(&page.author, &names)],
    });
    nodes.push(clinic::site(setting, &names));
    nodes.push(clinic::clinic(setting, &names));
    let nodes: Vec<_> = nodes.into_iter().map(node).collect();
    Some(json!({ "@context": "https://schema.org", "@graph": nodes }))
}

/// The page itself.
fn of_page(page: &Page, head: &Head, setting: &Setting, names: &Names) -> Value {
    let mut value = json!({
        "@id": names.here("page"),
        "url": names.page,
        "name": head.page,
        "description": head.description,
        "inLanguage": setting.site.language,
        "isPartOf": names.site(),
        "breadcrumb": breadcrumbs::has(page).then(|| names.here_node("breadcrumbs")),
    });
    let more = match page {
        Page::Home(list) => list::of_home(list, names),
        Page::Article(page) => article::page(page, names),
        Page::Related(page) => list::of_related(page, names),
        Page::Author(page) => list::of_author(page, names),
        Page::NotFound(_) => Value::Null,
    };
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}
