use super::reading::{files, minutes};
use crate::model::{Article, FileName, Preview, Published, Slug, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What has to be known of an article while it is not being read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    /// What a card shows of it.
    pub preview: Preview,
    /// Whether readers may see it.
    pub status: Status,
    /// Who wrote it.
    pub author: Slug,
    /// Who reviewed it.
    pub reviewer: Option<Slug>,
    /// What it is about.
    pub topics: Vec<Slug>,
    /// The articles that its author names as related, most related first.
    pub related: Vec<Slug>,
    /// The pictures that it shows, the one at its head first.
    pub pictures: Vec<FileName>,
    /// The paths of the static files to which it links.
    pub files: BTreeSet<String>,
    /// The digest of its file.
    pub digest: String,
}

impl Metadata {
    /// The metadata of an article that shows these pictures and whose file has this digest.
    #[must_use]
    pub fn of(article: &Article<Published>, pictures: Vec<FileName>, digest: String) -> Self {
        Self {
            preview: Preview::of(article, minutes(&article.blocks)),
            status: article.status,
            author: article.author.clone(),
            reviewer: article.reviewer.clone(),
            topics: article.topics.clone(),
            related: article.related.clone(),
            pictures,
            files: files(article),
            digest,
        }
    }

    /// Its name.
    #[must_use]
    pub fn slug(&self) -> &Slug {
        &self.preview.slug
    }
}
