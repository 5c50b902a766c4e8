use super::placeholder::Slot;
use crate::{model::Invalid, publish::source::json::tree::Node};
use std::{fmt, ops::Range};

/// Why a value can't be read.
#[derive(Debug)]
pub(in crate::publish::source::json) struct Error {
    pub(in crate::publish::source::json) kind: Kind,
    pub(in crate::publish::source::json) culprit: Option<Culprit>,
    /// Whether a text is wanted here, and another one.
    of_text: bool,
}

#[derive(Debug)]
pub(in crate::publish::source::json) enum Kind {
    /// It is wrong.
    Wrong(Invalid),
    /// It lacks a key.
    Missing(&'static str),
}

/// The value that has to be another one.
#[derive(Debug)]
pub(in crate::publish::source::json) enum Culprit {
    /// One in the file: where it starts, and what to point at.
    Node(usize, Range<usize>),
    /// One that stands in for one in the file.
    Placeholder(Slot),
}

impl Error {
    pub(in crate::publish::source::json) fn new(
        wrong: impl Into<String>,
        instead: impl Into<String>,
    ) -> Self {
        Self {
            kind: Kind::Wrong(Invalid::new(wrong, instead)),
            culprit: None,
            of_text: false,
        }
    }

    /// The error with other words for what to write, unless it is that of a value within.
    pub(in crate::publish::source::json) fn hinted(
        mut self,
        hint: impl FnOnce() -> Option<String>,
    ) -> Self {
        if self.of_text
            && self.culprit.is_none()
            && let Kind::Wrong(words) = &mut self.kind
            && let Some(instead) = hint()
        {
            words.instead = instead;
        }
        self
    }

    /// The error of this value, unless it is already known to be of one within.
    pub(in crate::publish::source::json) fn of(self, node: &Node) -> Self {
        self.pointing(node, node.mark())
    }

    /// The error of this value, to be told at a place within.
    pub(in crate::publish::source::json) fn pointing(
        mut self,
        node: &Node,
        place: Range<usize>,
    ) -> Self {
        let culprit = || Culprit::Node(node.span.start, place);
        self.culprit = self.culprit.or_else(|| Some(culprit()));
        self
    }

    /// The error of a value that stands in for another.
    pub(in crate::publish::source::json) fn of_stand_in(mut self, slot: Slot) -> Self {
        self.culprit = self.culprit.or(Some(Culprit::Placeholder(slot)));
        self
    }
}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let (wrong, instead) = message
            .split_once("; ")
            .unwrap_or((&message, "write something else"));
        Self {
            of_text: true,
            ..Self::new(wrong, instead)
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            kind: Kind::Missing(field),
            culprit: None,
            of_text: false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Wrong(words) => words.fmt(f),
            Kind::Missing(key) => write!(f, "the key \"{key}\" is missing"),
        }
    }
}

impl std::error::Error for Error {}
