use serde::{Deserialize, Serialize};

/// What is in a published [`File`](super::File): content, and the edition of the pages that it
/// belongs to. Content of another edition goes into another document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edited<E, C> {
    /// The edition.
    pub edition: E,
    /// The content.
    #[serde(flatten)]
    pub content: C,
}

/// What a finished page carries with it in a `<script type="application/json">`, so that its
/// first view needs no fetch: the [`Site`](crate::model::Site) and the content of the file that
/// the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Embedded<S, C> {
    /// What holds for the whole site.
    pub site: S,
    /// What is in the page's file.
    pub content: C,
}

/// The element that holds it.
#[derive(Debug)]
pub struct DataBlock;

impl DataBlock {
    /// Its id.
    pub const ID: &str = "clinic-data";
    /// The attribute that says where the site begins.
    pub const BASE: &str = "data-base";
    /// The attribute that says which page this is, by its path below the base; a page that
    /// nothing has the address of has none.
    pub const PATH: &str = "data-path";
    /// The attribute that says of which edition the page is: the name of all that it does not have
    /// from its content, which are words, colours and programs.
    pub const EDITION: &str = "data-edition";
    /// The attribute that says where the worker is that keeps the site; a site that is not to be
    /// kept has none.
    pub const WORKER: &str = "data-worker";
}
