use serde::{Deserialize, Serialize};
use std::fmt;

/// The number of a page of a list, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageNumber(u32);

impl PageNumber {
    /// The first page, whose address has no number.
    pub const FIRST: Self = Self(1);

    /// Reads the number of a further page, as addresses write it.
    #[must_use]
    pub fn parse_further(text: &str) -> Option<Self> {
        let number = text.parse().ok().map(Self)?;
        (number > Self::FIRST && number.to_string() == text).then_some(number)
    }

    /// The page at an index, from 0.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).map_or(u32::MAX, |index| index.saturating_add(1)))
    }

    /// The index of the page, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::try_from(self.0.saturating_sub(1)).unwrap_or(usize::MAX)
    }

    /// Whether this is the first page.
    #[must_use]
    pub fn is_first(self) -> bool {
        self <= Self::FIRST
    }

    /// The page before, if there is one.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        (!self.is_first()).then(|| Self(self.0 - 1))
    }

    /// The page after, if this is not the last one.
    #[must_use]
    pub fn after(self, last: Self) -> Option<Self> {
        (self < last).then(|| Self(self.0 + 1))
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
