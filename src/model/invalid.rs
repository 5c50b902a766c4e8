use std::fmt;

/// Why a value is refused, in words for the person who wrote it. Nobody reads them in a
/// browser, so there it has none: a kilobyte less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// What is wrong.
    #[cfg(not(target_arch = "wasm32"))]
    pub wrong: String,
    /// What to write instead.
    #[cfg(not(target_arch = "wasm32"))]
    pub instead: String,
}

impl Invalid {
    /// A refusal: what is wrong, and what to write instead.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(wrong: impl Into<String>, instead: impl Into<String>) -> Self {
        Self {
            wrong: wrong.into(),
            instead: instead.into(),
        }
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn new<W, I>(_: W, _: I) -> Self {
        Self {}
    }
}

impl fmt::Display for Invalid {
    #[cfg(not(target_arch = "wasm32"))]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.wrong, self.instead)
    }

    #[cfg(target_arch = "wasm32")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid")
    }
}

impl std::error::Error for Invalid {}

/// Makes a type that is a checked string: (de)serialised as a string, checked by its `FromStr`.
macro_rules! checked_string {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = $crate::model::Invalid;

            #[cfg(not(target_arch = "wasm32"))]
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }

            // The publisher has checked what a browser gets.
            #[cfg(target_arch = "wasm32")]
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Ok(Self(text))
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

/// Makes a type that is written as a string: (de)serialised as one, read by its `FromStr`.
macro_rules! written_as_string {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = $crate::model::Invalid;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}

pub(super) use {checked_string, written_as_string};
