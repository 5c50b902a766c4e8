use crate::{model::Slug, route::Route};
use std::fmt;

/// A published file of content.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum File {
    /// The previews of all articles: a [`HomePage`](crate::model::HomePage).
    Index,
    /// An article: an [`ArticlePage`](crate::model::ArticlePage).
    Article(Slug),
    /// An author: an [`AuthorPage`](crate::model::AuthorPage).
    Author(Slug),
}

impl File {
    /// The file that a route needs; without a route, the one that the not-found page needs.
    #[must_use]
    pub fn of(route: Option<&Route>) -> Self {
        match route {
            None | Some(Route::Home) => Self::Index,
            Some(Route::Article(slug) | Route::Related(slug)) => Self::Article(slug.clone()),
            Some(Route::Author(slug)) => Self::Author(slug.clone()),
        }
    }
}

/// Writes the file's path below the base path.
impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index => f.write_str("content/index.json"),
            Self::Article(slug) => write!(f, "content/articles/{slug}.json"),
            Self::Author(slug) => write!(f, "content/authors/{slug}.json"),
        }
    }
}
