use super::metadata::Metadata;
use crate::{
    model::{Article, Published},
    publish::support::error::Error,
};
use std::fmt::Debug;

/// Where the articles themselves are: a large site is never in memory as a whole.
pub trait ArticleStore: Debug + Send + Sync {
    /// Reads an article.
    ///
    /// # Errors
    /// When it can't be read, or is no longer what its metadata were made of.
    fn article(&self, metadata: &Metadata) -> Result<Article<Published>, Error>;
}
