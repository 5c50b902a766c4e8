use super::ids::NodeIds;
use crate::{
    model::{ArticlePage, AuthorPage, List, Preview},
    route::Route,
};
use serde_json::{Value, json};

/// What a page of all articles says about itself.
pub(super) fn of_home(list: &List, ids: &NodeIds) -> Value {
    json!({ "@type": "CollectionPage", "mainEntity": items(&list.articles, ids) })
}

/// What a page of related articles says about itself.
pub(super) fn of_related(page: &ArticlePage, ids: &NodeIds) -> Value {
    json!({
        "@type": "CollectionPage",
        "about": ids.article(&page.article.slug),
        "mainEntity": items(&page.related, ids),
    })
}

/// What the page of an author says about itself.
pub(super) fn of_author(page: &AuthorPage, ids: &NodeIds) -> Value {
    let articles = page.list.articles.iter();
    let articles = articles.map(|preview| ids.article(&preview.slug));
    json!({
        "@type": "ProfilePage",
        "mainEntity": ids.person(&page.author.slug),
        "hasPart": articles.collect::<Vec<_>>(),
    })
}

fn items(articles: &[Preview], ids: &NodeIds) -> Option<Value> {
    let item = |(index, preview): (usize, &Preview)| {
        json!({
            "@type": "ListItem",
            "position": index + 1,
            "url": ids.base.href(&Route::Article(preview.slug.clone())),
            "name": preview.title,
        })
    };
    let items: Vec<_> = articles.iter().enumerate().map(item).collect();
    (!items.is_empty()).then(|| json!({ "@type": "ItemList", "itemListElement": items }))
}
