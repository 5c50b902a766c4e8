use super::{Picture, Stage};
use serde::{Deserialize, Serialize};

/// A part of an article's body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", rename_all = "snake_case")]
pub enum Block<S: Stage> {
    /// Opens a section.
    Heading(S::Heading),
    /// Opens a part of a section.
    Subheading(S::Heading),
    /// A paragraph.
    Paragraph(S::Prose),
    /// Items in no order.
    List(Vec<S::Prose>),
    /// Items in order.
    Steps(Vec<S::Prose>),
    /// A picture.
    Picture(Picture<S>),
    /// Somebody's words.
    Quote(Quote<S>),
    /// Rows and columns.
    Table(Table<S>),
    /// Something that must be noticed.
    Callout(Callout<S>),
    /// What to do.
    Do(Vec<S::Prose>),
    /// What to leave.
    Dont(Vec<S::Prose>),
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Quote<S: Stage> {
    /// The words.
    pub text: S::Prose,
    /// Whose they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

/// Rows and columns. Every row is as long as the header; the first cell names the row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Table<S: Stage> {
    /// What the table shows.
    pub caption: S::Prose,
    /// The names of the columns.
    pub header: Vec<S::Prose>,
    /// The rows, each a list of cells.
    pub rows: Vec<Vec<S::Prose>>,
}

/// Something that must be noticed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Callout<S: Stage> {
    /// How much it matters.
    pub kind: CalloutKind,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<S::Prose>,
    /// What it says.
    pub content: Vec<Passage<S>>,
}

/// How much a callout matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalloutKind {
    /// Good to know.
    Note,
    /// Something to try.
    Tip,
    /// Something to be careful about.
    Caution,
    /// Something to act on at once.
    Urgent,
}

/// What a callout can contain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", rename_all = "snake_case")]
pub enum Passage<S: Stage> {
    /// A paragraph.
    Paragraph(S::Prose),
    /// Items in no order.
    List(Vec<S::Prose>),
}
