use crate::{
    model::{PageNumber, Slug},
    route::Route,
};
use std::fmt;

/// A published file of content.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum File {
    /// A page of the previews of all articles: a [`List`](crate::model::List).
    Index(PageNumber),
    /// An article: an [`ArticlePage`](crate::model::ArticlePage).
    Article(Slug),
    /// An author with a page of their articles: an [`AuthorPage`](crate::model::AuthorPage).
    Author(Slug, PageNumber),
}

impl File {
    /// The routes that show what is in the file; `None` stands for the not-found page.
    #[must_use]
    pub fn routes(&self) -> Vec<Option<Route>> {
        match self {
            Self::Index(number) if number.is_first() => vec![Some(Route::HOME), None],
            Self::Index(number) => vec![Some(Route::Home(*number))],
            Self::Article(slug) => vec![
                Some(Route::Article(slug.clone())),
                Some(Route::Related(slug.clone())),
            ],
            Self::Author(slug, number) => vec![Some(Route::Author(slug.clone(), *number))],
        }
    }

    /// What holds for the whole site, for pages of other sites: a
    /// [`Site`](crate::model::Site).
    pub const SITE: &str = "content/site.json";

    /// The newest articles.
    pub const INDEX: Self = Self::Index(PageNumber::FIRST);

    /// The file that a route needs; without a route, the one that the not-found page needs.
    #[must_use]
    pub fn of(route: Option<&Route>) -> Self {
        match route {
            None => Self::INDEX,
            Some(Route::Home(number)) => Self::Index(*number),
            Some(Route::Article(slug) | Route::Related(slug)) => Self::Article(slug.clone()),
            Some(Route::Author(slug, number)) => Self::Author(slug.clone(), *number),
        }
    }
}

/// Writes the file's path below the base path.
impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(number) if number.is_first() => f.write_str("content/index.json"),
            Self::Index(number) => write!(f, "content/index/{number}.json"),
            Self::Article(slug) => write!(f, "content/articles/{slug}.json"),
            Self::Author(slug, number) if number.is_first() => {
                write!(f, "content/authors/{slug}.json")
            }
            Self::Author(slug, number) => write!(f, "content/authors/{slug}/{number}.json"),
        }
    }
}
