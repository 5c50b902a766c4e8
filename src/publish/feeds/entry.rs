use super::content::content;
use crate::{
    components::Context,
    model::{ArticlePage, Date, Language, Topic, WebAddress},
    route::Route,
};

/// An article in a feed.
pub(super) struct Entry {
    /// Its address, which is its id, too: it never changes.
    pub(super) address: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) language: Language,
    pub(super) published: Date,
    pub(super) updated: Date,
    pub(super) author: Person,
    pub(super) topics: Vec<Topic>,
    /// The address of its card.
    pub(super) card: String,
    pub(super) licence: Option<WebAddress>,
    /// All of it, as HTML.
    pub(super) content: String,
}

/// Who wrote an entry.
pub(super) struct Person {
    pub(super) name: String,
    /// The address of their page.
    pub(super) address: String,
    /// The address of their picture.
    pub(super) portrait: String,
}

impl Entry {
    pub(super) fn of(page: &ArticlePage, context: &Context) -> Self {
        let base = context.published();
        let ArticlePage {
            article, author, ..
        } = page;
        let topics = context.site.topics.iter();
        let topics = topics.filter(|topic| article.topics.contains(&topic.id));
        let address = base.href(&Route::Article(article.slug.clone()));
        Self {
            title: article.title.clone(),
            summary: article.summary.clone(),
            language: article.language.clone(),
            published: article.dates.published,
            updated: article.dates.updated.unwrap_or(article.dates.published),
            author: Person {
                name: author.name.clone(),
                address: base.href(&Route::author(author.slug.clone())),
                portrait: base.file(&author.portrait.file.whole()),
            },
            topics: topics.cloned().collect(),
            card: base.file(&article.hero.file.card()),
            licence: article.licence.as_ref().map(|licence| licence.url.clone()),
            content: content(page, &address, context),
            address,
        }
    }
}
