use super::{Certainty, Identifier, Slug};
use serde::{Deserialize, Serialize};

/// A work that an article cites.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its name in citations, `[@id]`.
    pub id: Slug,
    /// Who wrote it, as it is to be read.
    pub authors: String,
    /// Its title.
    pub title: String,
    /// The journal or the publisher.
    pub publication: String,
    /// The year in which it came out.
    pub year: u16,
    /// Where it can be found.
    pub identifier: Identifier,
    /// How sure its evidence is, where somebody has rated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
}
