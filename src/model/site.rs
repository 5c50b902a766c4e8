#[cfg(not(target_arch = "wasm32"))]
use super::Offline;
use super::{Colour, Language, Slug, Stage, WebAddress};
use serde::{Deserialize, Serialize};

/// What holds for the whole site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Site<S: Stage> {
    /// The clinic's name.
    pub name: String,
    /// What it is, in one sentence of plain text.
    pub tagline: String,
    /// Where the articles are published.
    pub address: WebAddress,
    /// The language of the interface.
    pub language: Language,
    /// Where a visit can be booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking: Option<Booking>,
    /// How the clinic can be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// What the articles are not.
    pub disclaimer: S::Prose,
    /// When not to wait for a massage.
    pub emergency: Emergency<S>,
    /// What articles can be about.
    pub topics: Vec<Topic>,
    /// The clinic's colours; in a browser, the style has them.
    #[cfg(not(target_arch = "wasm32"))]
    pub theme: Theme,
    /// What browsers keep of it; in a browser, the worker knows.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Offline::is_usual")]
    pub offline: Offline,
}

/// Where a visit can be booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The words of the link.
    pub label: String,
    /// Where it leads.
    pub url: WebAddress,
}

/// How the clinic can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// A mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// A postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// When not to wait for a massage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Emergency<S: Stage> {
    /// Its title, plain text.
    pub title: String,
    /// What to do.
    pub lead: S::Prose,
    /// The signs of an emergency.
    pub signs: Vec<S::Prose>,
    /// When to see a doctor soon.
    pub soon: S::Prose,
}

/// What articles can be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its name in the files.
    pub id: Slug,
    /// Its name for readers.
    pub name: String,
}

/// The clinic's colours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// The colour of links and buttons.
    pub accent: Accent,
}

/// A colour for each of the two schemes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accent {
    /// On the light background.
    pub light: Colour,
    /// On the dark background.
    pub dark: Colour,
}
