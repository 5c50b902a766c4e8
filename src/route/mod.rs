//! Every address of the site, read and written in one place: pages here, files beside them in
//! [`files`].

mod embed;
pub mod files;

pub use embed::Embed;

use crate::model::{Page, PageNumber, Slug, WebAddress};
use std::{fmt, str::FromStr};

/// A page that the site has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// All articles: `/`, and from the second page `/page/<number>/`.
    Home(PageNumber),
    /// One article: `/articles/<slug>/`.
    Article(Slug),
    /// The articles related to one: `/articles/<slug>/related/`.
    Related(Slug),
    /// An author with all their articles: `/authors/<slug>/`, and from the second page
    /// `/authors/<slug>/page/<number>/`.
    Author(Slug, PageNumber),
}

impl Route {
    /// The first page of all articles.
    pub const HOME: Self = Self::Home(PageNumber::FIRST);

    /// The first page of an author.
    #[must_use]
    pub fn author(slug: Slug) -> Self {
        Self::Author(slug, PageNumber::FIRST)
    }

    /// Reads a path below the base path: with or without a slash at either end, with or
    /// without a query and a fragment. `None` when the site has no such page.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut parts: Vec<&str> = path.split('/').collect();
        parts.pop_if(|last| matches!(*last, "" | files::INDEX));
        match parts[..] {
            [] => Some(Self::HOME),
            ["page", number] => PageNumber::parse_further(number).map(Self::Home),
            ["articles", slug] => slug.parse().ok().map(Self::Article),
            ["articles", slug, "related"] => slug.parse().ok().map(Self::Related),
            ["authors", slug] => slug.parse().ok().map(Self::author),
            ["authors", slug, "page", number] => {
                let number = PageNumber::parse_further(number)?;
                slug.parse().ok().map(|slug| Self::Author(slug, number))
            }
            _ => None,
        }
    }

    /// The route that shows a page; `None` for the not-found page, which has no address.
    #[must_use]
    pub fn of(page: &Page) -> Option<Self> {
        match page {
            Page::Home(list) => Some(Self::Home(list.number)),
            Page::Article(page) => Some(Self::Article(page.article.slug.clone())),
            Page::Related(page) => Some(Self::Related(page.article.slug.clone())),
            Page::Author(page) => Some(Self::Author(page.author.slug.clone(), page.list.number)),
            Page::NotFound(_) => None,
        }
    }
}

/// Writes the path below the base path: with a slash at its end, and none at its start.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home(number) => further(*number, f),
            Self::Article(slug) => write!(f, "articles/{slug}/"),
            Self::Related(slug) => write!(f, "articles/{slug}/related/"),
            Self::Author(slug, number) => {
                write!(f, "authors/{slug}/")?;
                further(*number, f)
            }
        }
    }
}

fn further(number: PageNumber, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number.is_first() {
        return Ok(());
    }
    write!(f, "page/{number}/")
}

/// Where the site begins: a path such as `/` or `/learn/`, or for pages that stand elsewhere
/// a whole address such as `https://clinic.example/learn/`. It ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Where a site begins on the host of its address.
    #[must_use]
    pub fn on_host(address: &WebAddress) -> Self {
        let after_scheme = address.as_str().split_once("://");
        let path = after_scheme.and_then(|(_, rest)| rest.split_once('/'));
        let folders = path.map_or("", |(_, path)| path.trim_end_matches('/'));
        match folders {
            "" => Self("/".into()),
            folders => Self(format!("/{folders}/")),
        }
    }

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

    /// The address at which a snippet of an article is put together.
    #[must_use]
    pub fn snippet(&self, article: &Slug) -> String {
        format!("{}{}?article={}", self.0, files::EMBED, article.as_str())
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
