//! Every address of the site, read and written in one place.

use crate::model::{Page, Slug};
use std::{fmt, str::FromStr};

/// A page that the site has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// All articles: `/`.
    Home,
    /// One article: `/articles/<slug>/`.
    Article(Slug),
    /// The articles related to one: `/articles/<slug>/related/`.
    Related(Slug),
    /// An author with all their articles: `/authors/<slug>/`.
    Author(Slug),
}

impl Route {
    /// Reads a path below the base path: with or without a slash at either end, with or
    /// without a query and a fragment. `None` when the site has no such page.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut parts: Vec<&str> = path.split('/').collect();
        parts.pop_if(|last| matches!(*last, "" | "index.html"));
        match parts[..] {
            [] => Some(Self::Home),
            ["articles", slug] => slug.parse().ok().map(Self::Article),
            ["articles", slug, "related"] => slug.parse().ok().map(Self::Related),
            ["authors", slug] => slug.parse().ok().map(Self::Author),
            _ => None,
        }
    }

    /// The route that shows a page; `None` for the not-found page, which has no address.
    #[must_use]
    pub fn of(page: &Page) -> Option<Self> {
        match page {
            Page::Home(_) => Some(Self::Home),
            Page::Article(page) => Some(Self::Article(page.article.slug.clone())),
            Page::Related(page) => Some(Self::Related(page.article.slug.clone())),
            Page::Author(page) => Some(Self::Author(page.author.slug.clone())),
            Page::NotFound(_) => None,
        }
    }
}

/// Writes the path below the base path: with a slash at its end, and none at its start.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => Ok(()),
            Self::Article(slug) => write!(f, "articles/{slug}/"),
            Self::Related(slug) => write!(f, "articles/{slug}/related/"),
            Self::Author(slug) => write!(f, "authors/{slug}/"),
        }
    }
}

/// Where the site begins: a path such as `/` or `/learn/`, or for pages that stand elsewhere
/// a whole address such as `https://clinic.example/learn/`. It ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The address of a page.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        format!("{}{route}", self.0)
    }

    /// The address of a file.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The part of a path below this base; `None` when the path leads elsewhere. The base
    /// itself may lack its slash: `/learn` is the start of `/learn/`.
    #[must_use]
    pub fn below<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.0.as_str())
            .or_else(|| (path == self.0.trim_end_matches('/')).then_some(""))
    }

    /// The base as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Base {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}
