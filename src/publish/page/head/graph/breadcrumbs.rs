use super::ids::NodeIds;
use crate::{components::Context, model::Page, pages::Head, route::Route};
use serde_json::{Value, json};

/// Whether a page stands below another one.
pub(super) fn has(page: &Page) -> bool {
    Route::of(page).is_some_and(|route| route != Route::HOME)
}

/// The way from all articles to a page below them (schema.org `BreadcrumbList`).
pub(super) fn of(page: &Page, context: &Context, ids: &NodeIds) -> Option<Value> {
    let mut steps = vec![(context.text.all_articles, Route::HOME)];
    match page {
        Page::Related(page) => steps.push((
            page.article.title.as_str(),
            Route::Article(page.article.slug.clone()),
        )),
        Page::Author(page) if !page.list.number.is_first() => steps.push((
            page.author.name.as_str(),
            Route::author(page.author.slug.clone()),
        )),
        _ => {}
    }
    let last = match page {
        Page::Related(_) => context.text.related.into(),
        page => Head::of(page, context).page,
    };
    let above = steps.into_iter();
    let above = above.map(|(name, route)| (name.to_owned(), ids.base.href(&route)));
    let steps = above.chain([(last, ids.page.clone())]);
    let items = steps.enumerate().map(|(index, (name, address))| {
        json!({
            "@type": "ListItem",
            "position": index + 1,
            "name": name,
            "item": address,
        })
    });
    has(page).then(|| {
        json!({
            "@type": "BreadcrumbList",
            "@id": ids.here("breadcrumbs"),
            "itemListElement": items.collect::<Vec<_>>(),
        })
    })
}
