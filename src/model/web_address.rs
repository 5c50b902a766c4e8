use super::invalid::{Invalid, checked_string};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An absolute `https:` or `http:` address with a host, without white space, controls,
/// quotation marks or angle brackets (RFC 3986 allows none of them unescaped).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its scheme and host.
    #[must_use]
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0[host..].find(['/', '?', '#']);
        &self.0[..end.map_or(self.0.len(), |end| host + end)]
    }

    /// Checks that a site can be at this address: that of a folder in plain signs, since it
    /// goes into pages, feeds and sitemaps as it is.
    ///
    /// # Errors
    /// When it is another one.
    pub fn check_folder(&self) -> Result<(), Invalid> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/:[]".contains(&b);
        let after_scheme = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let mut folders = after_scheme.trim_end_matches('/').split('/').skip(1);
        let strange = folders.any(|folder| matches!(folder, "" | "." | ".."));
        if strange || !self.0.bytes().all(plain) {
            return Err(Invalid::new(
                "this is not where a site can be",
                "write a plain address of a folder, as in https://clinic.example/learn/",
            ));
        }
        Ok(())
    }
}

impl FromStr for WebAddress {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
        let allowed = |c: char| {
            !c.is_whitespace()
                && !c.is_control()
                && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`')
        };
        let host_is_named = host.is_some_and(|host| {
            host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !host.contains('@')
        });
        if host_is_named && text.chars().all(allowed) {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::new(
                "this is not a web address",
                "write the whole address, as in https://clinic.example/visit",
            ))
        }
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

checked_string!(WebAddress);
