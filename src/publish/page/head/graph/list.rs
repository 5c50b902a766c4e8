use super::names::Names;
use crate::{
    model::{ArticlePage, AuthorPage, List, Preview},
    route::Route,
};
use serde_json::{Value, json};

/// What a page of all articles says about itself.
pub(super) fn of_home(list: &List, names: &Names) -> Value {
    json!({ "@type": "CollectionPage", "mainEntity": items(&list.articles, names) })
}

/// What a page of related articles says about itself.
pub(super) fn of_related(page: &ArticlePage, names: &Names) -> Value {
    json!({
        "@type": "CollectionPage",
        "about": names.article(&page.article.slug),
        "mainEntity": items(&page.related, names),
    })
}

/// What the page of an author says about itself.
pub(super) fn of_author(page: &AuthorPage, names: &Names) -> Value {
    let articles = page.list.articles.iter();
    let articles = articles.map(|preview| names.article(&preview.slug));
    json!({
        "@type": "ProfilePage",
        "mainEntity": names.person(&page.author.slug),
        "hasPart": articles.collect::<Vec<_>>(),
    })
}

fn items(articles: &[Preview], names: &Names) -> Option<Value> {
    let item = |(index, preview): (usize, &Preview)| {
        json!({
            "@type": "ListItem",
            "position": index + 1,
            "url": names.base.href(&Route::Article(preview.slug.clone())),
            "name": preview.title,
        })
    };
    let items: Vec<_> = articles.iter().enumerate().map(item).collect();
    (!items.is_empty()).then(|| json!({ "@type": "ItemList", "itemListElement": items }))
}
