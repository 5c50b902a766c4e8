use serde::Deserialize;

/// What of the site is kept on this device, as the worker says that keeps it
/// (`assets/web/offline/worker/`). Sizes are in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Saved {
    /// The newest version that is kept whole; `None`: nothing is kept yet.
    pub version: Option<String>,
    /// Why the last attempt to keep something has failed.
    pub trouble: Option<Trouble>,
    /// What is kept of the article that is shown; `None` where none is.
    pub article: Option<SavedArticle>,
    /// What is kept of all articles; `None` where one is shown.
    pub all: Option<SavedAll>,
    /// The day on which what is kept was new, in words, where news could not be had since.
    pub since: Option<String>,
    /// Whether a newer version is kept than the page is of.
    pub newer: bool,
    /// Whether the browser has cleared what was kept.
    pub cleared: bool,
    /// Whether the browser has refused to keep it for good.
    pub refused: bool,
}

/// What is kept of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct SavedArticle {
    /// How much it is with its pictures.
    pub size: u32,
    /// Whether all of it is there, byte by byte.
    pub ready: bool,
}

/// What is kept of all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct SavedAll {
    /// How much the whole site is.
    pub size: u32,
    /// How many articles there are.
    pub count: u32,
    /// How much is kept.
    pub held: u32,
    /// How many articles are there, byte by byte.
    pub ready: u32,
}

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// There is no room for it.
    Full,
    /// No network, or no server.
    Unreachable,
    /// The server sends something else than it has said.
    Unfit,
    /// Nothing that the reader or time does helps: another worker answers for the page, or the server
    /// keeps on sending something else.
    Barred,
}
