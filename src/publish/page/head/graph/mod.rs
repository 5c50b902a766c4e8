//! What a page says to search engines: one graph of linked nodes (schema.org, JSON-LD 1.1).
//!
//! The page and the article on it are two nodes: what is reviewed is a page
//! (`MedicalWebPage.lastReviewed`), what is written and cites works is an article. A node says
//! only what the model knows.

mod article;
mod breadcrumbs;
mod clinic;
mod ids;
mod list;
mod node;
mod person;
mod source;

use self::{ids::NodeIds, node::node};
use crate::{components::Context, model::Page, pages::Head};
use serde_json::{Value, json};

/// The graph of a page; none for the not-found page, which is about nothing.
pub(in crate::publish) fn graph(page: &Page, context: &Context) -> Option<Value> {
    let head = Head::of(page, context);
    let ids = NodeIds::new(context, head.canonical.clone()?);
    let mut nodes = vec![of_page(page, &head, context, &ids)];
    nodes.extend(breadcrumbs::of(page, context, &ids));
    nodes.extend(match page {
        Page::Home(_) | Page::Related(_) | Page::NotFound(_) => Vec::new(),
        Page::Article(page) => article::nodes(page, context, &ids),
        Page::Author(page) => vec![person::whole(&page.author, &ids)],
    });
    nodes.push(clinic::site(context, &ids));
    nodes.push(clinic::clinic(context, &ids));
    let nodes: Vec<_> = nodes.into_iter().map(node).collect();
    Some(json!({ "@context": "https://schema.org", "@graph": nodes }))
}

/// The page itself.
fn of_page(page: &Page, head: &Head, context: &Context, ids: &NodeIds) -> Value {
    let mut value = json!({
        "@id": ids.here("page"),
        "url": ids.page,
        "name": head.page,
        "description": head.description,
        "inLanguage": context.site.language,
        "isPartOf": ids.site(),
        "breadcrumb": breadcrumbs::has(page).then(|| ids.here_node("breadcrumbs")),
    });
    let more = match page {
        Page::Home(list) => list::of_home(list, ids),
        Page::Article(page) => article::page(page, ids),
        Page::Related(page) => list::of_related(page, ids),
        Page::Author(page) => list::of_author(page, ids),
        Page::NotFound(_) => Value::Null,
    };
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}
