use super::{Picture, Slug, Stage};
use serde::{Deserialize, Serialize};

/// A person who writes or reviews articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Author<S: Stage> {
    /// Their name in addresses; the name of their file.
    pub slug: Slug,
    /// Their name.
    pub name: String,
    /// What they are at the clinic.
    pub role: String,
    /// A portrait, square.
    pub portrait: Picture<S>,
    /// Who they are, in paragraphs.
    pub biography: Vec<S::Prose>,
}
