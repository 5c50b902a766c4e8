use super::{PageNumber, Preview};
use serde::{Deserialize, Serialize};

/// One page of a list of articles that may go over several pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// The articles, newest first.
    pub articles: Vec<Preview>,
    /// Which page this is.
    pub number: PageNumber,
    /// The last page.
    pub last: PageNumber,
}

impl List {
    /// The most articles on a page.
    pub const LONGEST: usize = 24;
}
