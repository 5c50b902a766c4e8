use crate::{
    model::{ArticlePage, AuthorPage, List, Page},
    route::Route,
};
use serde::{Deserialize, Serialize};

/// What is in a published [`File`](super::File).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// A page of the previews of all articles.
    Index(List),
    /// An article with all that is shown around it.
    Article(ArticlePage),
    /// An author with a page of their articles.
    Author(AuthorPage),
}

impl Content {
    /// What a route makes of it; no route: nothing has this address. `None` when the route
    /// needs another file.
    #[must_use]
    pub fn page(&self, route: Option<&Route>) -> Option<Page> {
        match (route, self) {
            (None, Self::Index(list)) => Some(Page::NotFound(list.clone())),
            (Some(Route::Home(_)), Self::Index(list)) => Some(Page::Home(list.clone())),
            (Some(Route::Article(_)), Self::Article(page)) => Some(Page::Article(page.clone())),
            (Some(Route::Related(_)), Self::Article(page)) => Some(Page::Related(page.clone())),
            (Some(Route::Author(..)), Self::Author(page)) => Some(Page::Author(page.clone())),
            _ => None,
        }
    }
}

/// What is in the file that a page needs.
impl From<Page> for Content {
    fn from(page: Page) -> Self {
        match page {
            Page::Home(list) | Page::NotFound(list) => Self::Index(list),
            Page::Article(page) | Page::Related(page) => Self::Article(page),
            Page::Author(page) => Self::Author(page),
        }
    }
}
