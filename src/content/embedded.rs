use crate::model::{Page, Published, Site};
use serde::{Deserialize, Serialize};

/// The content that a finished page carries with it, so that its first view needs no fetch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Embedded {
    /// What holds for the whole site.
    pub site: Site<Published>,
    /// What the page shows.
    pub page: Page,
}

impl Embedded {
    /// The id of the page's `<script type="application/json">` that holds it.
    pub const ID: &str = "clinic-data";
    /// The attribute of that element which says where the site begins.
    pub const BASE: &str = "data-base";
}
