use super::{
    WebAddress,
    invalid::{Invalid, checked_string},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Where a cited work can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identifier {
    /// A digital object identifier.
    Doi(Doi),
    /// A web address.
    Url(WebAddress),
    /// A book number.
    Isbn(Isbn),
}

/// A digital object identifier (ISO 26324), such as `10.1016/j.math.2008.09.001`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Doi(String);

/// An International Standard Book Number of 13 digits with its hyphens (ISO 2108).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Isbn(String);

impl FromStr for Doi {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let parts = text
            .strip_prefix("10.")
            .and_then(|rest| rest.split_once('/'));
        let registrant =
            |code: &str| !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let suffix = |name: &str| {
            !name.is_empty()
                && name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-._;()/:".contains(&b))
        };
        match parts {
            Some((code, name)) if registrant(code) && suffix(name) => Ok(Self(text.into())),
            _ => Err(Invalid::new(
                "this is not a DOI",
                "write it without an address before it, as in 10.1016/j.math.2008.09.001",
            )),
        }
    }
}

impl FromStr for Isbn {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
        let form = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let sum: u32 = digits
            .iter()
            .zip([1, 3].iter().cycle())
            .map(|(d, w)| d * w)
            .sum();
        if form && digits.len() == 13 && sum.is_multiple_of(10) {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::new(
                "this is not an ISBN: its 13 digits do not add up",
                "copy all 13 digits with their hyphens, as in 978-92-4-008178-9",
            ))
        }
    }
}

impl fmt::Display for Doi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Isbn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

checked_string!(Doi);
checked_string!(Isbn);
