use super::file_hash::FileHash;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Files by their paths.
pub(super) type Files = BTreeMap<String, FileHash>;

/// Groups by their names.
pub(super) type Groups = BTreeMap<String, Group>;

/// Files that a browser keeps or throws away together: a page, its content, its pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Group {
    /// The title of an article; no other page is offered by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    /// Its files.
    pub(super) files: Files,
}
