use super::invalid::{Invalid, checked_string};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The name of an article, an author or a topic in addresses and file names: lower-case
/// ASCII letters and digits in words joined by single hyphens, at most 80 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    /// The longest slug, in characters.
    pub const LONGEST: usize = 80;

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.len() <= Self::LONGEST && text.split('-').all(word) {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::new(
                "this is not a slug",
                "use 1 to 80 small letters a-z and digits, words joined by single hyphens, as in low-back-pain",
            ))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

checked_string!(Slug);
