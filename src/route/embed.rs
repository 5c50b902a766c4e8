use super::{Route, files};
use crate::model::Slug;
use std::fmt;

/// What another site can show.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Embed {
    /// An article: `<clinic-article>`, `/embed/article/<slug>/`.
    Article(Slug),
    /// The articles related to one: `<clinic-related>`, `/embed/related/<slug>/`.
    Related(Slug),
    /// An author's card: `<clinic-author>`, `/embed/author/<slug>/`.
    Author(Slug),
}

impl Embed {
    /// What of a page can be shown elsewhere; `None` when it is no more than a page of a list.
    #[must_use]
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Article(slug) => Some(Self::Article(slug.clone())),
            Route::Related(slug) => Some(Self::Related(slug.clone())),
            Route::Author(slug, number) if number.is_first() => Some(Self::Author(slug.clone())),
            Route::Home(_) | Route::Author(..) => None,
        }
    }

    /// The page of the site that shows it.
    #[must_use]
    pub fn route(self) -> Route {
        match self {
            Self::Article(slug) => Route::Article(slug),
            Self::Related(slug) => Route::Related(slug),
            Self::Author(slug) => Route::author(slug),
        }
    }

    /// Where a site that is given the address of the page reads how to show it (oembed.com).
    #[must_use]
    pub fn oembed(&self) -> String {
        format!("{self}oembed.json")
    }

    /// What its tag is called after `clinic-`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Article(_) => "article",
            Self::Related(_) => "related",
            Self::Author(_) => "author",
        }
    }

    /// Whose slug its tag names.
    #[must_use]
    pub fn slug(&self) -> &Slug {
        let (Self::Article(slug) | Self::Related(slug) | Self::Author(slug)) = self;
        slug
    }
}

/// Writes the path of its frame below the base path: with a slash at its end, and none at its
/// start.
impl fmt::Display for Embed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}/", files::EMBED, self.kind(), self.slug())
    }
}
