use crate::model::{Article, Author, Site, Slug, Stage};
use std::collections::BTreeMap;

/// A content folder: the site, its articles and its authors, by slug.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle<S: Stage> {
    /// What holds for the whole site.
    pub site: Site<S>,
    /// The articles.
    pub articles: BTreeMap<Slug, Article<S>>,
    /// The authors.
    pub authors: BTreeMap<Slug, Author<S>>,
}
