use crate::model::Invalid;
use std::ops::Range;

/// Something in a text that has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned {
    /// Its bytes.
    pub at: Range<usize>,
    /// What is wrong, and what to write instead.
    pub words: Invalid,
}

impl Spanned {
    /// The flaw at these bytes.
    pub(in crate::publish) fn new(
        at: Range<usize>,
        wrong: impl Into<String>,
        instead: impl Into<String>,
    ) -> Self {
        let words = Invalid::new(wrong, instead);
        Self { at, words }
    }
}
