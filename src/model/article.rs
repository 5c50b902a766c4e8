use super::{Block, Date, Language, Picture, Slug, Source, Stage, WebAddress};
use serde::{Deserialize, Serialize};

/// An article with its body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Article<S: Stage> {
    /// Its name in addresses; the name of its file.
    pub slug: Slug,
    /// Its title, plain text.
    pub title: String,
    /// What it says, in a sentence or two of plain text.
    pub summary: String,
    /// The language it is written in.
    pub language: Language,
    /// Whether readers may see it.
    pub status: Status,
    /// Its days.
    pub dates: Dates,
    /// Who wrote it.
    pub author: Slug,
    /// Who reviewed it, one of the authors; exactly when there is a day of review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<Slug>,
    /// The picture at its head.
    pub hero: Picture<S>,
    /// What it is about: topics that the site names.
    #[serde(default)]
    pub topics: Vec<Slug>,
    /// The articles that its author names as related, most related first.
    #[serde(default)]
    pub related: Vec<Slug>,
    /// Under which terms it may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// The works it cites. Published: in the order of their first citation.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Its body.
    pub blocks: Vec<Block<S>>,
}

/// Whether readers may see an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Checked with the rest, but not published.
    Draft,
    /// Published.
    Published,
}

/// The days of an article, in this order: published, updated, reviewed, review due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// When it first came out.
    pub published: Date,
    /// When its text last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// When its reviewer last read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Date>,
    /// When it has to be read again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_due: Option<Date>,
}

/// The terms under which an article may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// What they are called.
    pub name: String,
    /// Where they can be read.
    pub url: WebAddress,
}
