use serde::{Deserialize, Serialize};

/// What a browser keeps of the site, so that it can be read without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offline {
    /// The whole site, if it has no more megabytes. Of a larger one what has been read, up to as
    /// much, and what readers save.
    Megabytes(u16),
    /// Nothing any more, nor what it has kept.
    Off,
}

impl Offline {
    /// Whether nothing has to be said about it.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for Offline {
    fn default() -> Self {
        Self::Megabytes(25)
    }
}
