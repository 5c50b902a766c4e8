use super::{FileName, Image, Inline};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fmt::Debug;

/// How far content has come on its way from a person to a browser.
///
/// The stage decides only what differs between the two: everything else about an article is
/// one type, so no field exists twice.
pub trait Stage: Clone + Debug + PartialEq + 'static {
    /// Running text.
    type Prose: Content;
    /// The text of a heading.
    type Heading: Content;
    /// The file of a picture.
    type File: Content;
}

/// What every part of an article can do.
pub trait Content: Clone + Debug + PartialEq + Send + Sync + Serialize + DeserializeOwned {}
impl<T: Clone + Debug + PartialEq + Send + Sync + Serialize + DeserializeOwned> Content for T {}

/// Content as a person writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Written;

/// Content as a browser loads it: prose parsed, pictures measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Published;

impl Stage for Written {
    type Prose = Markdown;
    type Heading = Markdown;
    type File = FileName;
}

impl Stage for Published {
    type Prose = Vec<Inline>;
    type Heading = Heading;
    type File = Image;
}

/// Prose in the small Markdown subset: `*em*`, `**strong**`, `[text](target)`, `[@source]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Markdown(pub String);

/// A heading that can be linked to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// Its fragment identifier, unique in the article.
    pub id: String,
    /// Its text.
    pub text: Vec<Inline>,
}
