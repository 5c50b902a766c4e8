use super::{Article, Author, List, Preview, Published};
use serde::{Deserialize, Serialize};

/// What one route shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// All articles.
    Home(List),
    /// One article.
    Article(ArticlePage),
    /// The articles related to one.
    Related(ArticlePage),
    /// An author with all their articles.
    Author(AuthorPage),
    /// Nothing has this address; some articles that exist.
    NotFound(List),
}

/// An article with all that is shown around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticlePage {
    /// The article.
    pub article: Article<Published>,
    /// How long reading it takes, in minutes.
    pub minutes: u16,
    /// How often each of its sources is cited, in the order of the sources.
    pub citations: Vec<u16>,
    /// Who wrote it.
    pub author: Author<Published>,
    /// The name of its reviewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// The related articles, most related first.
    pub related: Vec<Preview>,
}

/// An author with all their articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuthorPage {
    /// The author.
    pub author: Author<Published>,
    /// Their articles.
    pub list: List,
}
