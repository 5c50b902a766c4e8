use super::{
    Poisoned,
    escapes::raw_offset,
    tree::{Node, Value},
};
use crate::{
    model::Invalid,
    publish::diagnostics::{Diagnostics, Severity},
};
use std::{cell::RefCell, ops::Range};

/// A place in a file of content: where a value was read from, or would have been.
#[derive(Clone, Copy)]
pub(in crate::publish) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) node: &'a Node,
    pub(super) poisoned: &'a Poisoned,
    pub(super) diagnostics: &'a RefCell<Diagnostics>,
    pub(super) standing: Standing,
}

/// How a place stands to its file.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Standing {
    /// The value is in the file.
    There,
    /// The file may leave it out, and does; the place is that of what it would be in.
    LeftOut,
    /// It is wrong or missing, and that has been told already.
    Gap,
}

impl<'a> Cursor<'a> {
    /// The place of a whole file.
    pub(super) fn new(
        text: &'a str,
        node: &'a Node,
        poisoned: &'a Poisoned,
        diagnostics: &'a RefCell<Diagnostics>,
    ) -> Self {
        let standing = Standing::There;
        Self {
            text,
            node,
            poisoned,
            diagnostics,
            standing,
        }
    }

    /// The value of a key.
    pub(in crate::publish) fn key(self, key: &'static str) -> Self {
        if self.standing != Standing::There {
            return self;
        }
        match self.node.get(key) {
            Some(node) => self.down(node),
            None if self.poisoned.misses(self.node, key) => self.standing(Standing::Gap),
            None => self.standing(Standing::LeftOut),
        }
    }

    /// The value at an index, from 0.
    pub(in crate::publish) fn item(self, index: usize) -> Self {
        match self.node.item(index) {
            Some(node) if self.standing == Standing::There => self.down(node),
            _ => self.standing(Standing::Gap),
        }
    }

    pub(super) fn down(self, node: &'a Node) -> Self {
        let standing = if self.poisoned.has(node) {
            Standing::Gap
        } else {
            Standing::There
        };
        Self {
            node,
            standing,
            ..self
        }
    }

    fn standing(self, standing: Standing) -> Self {
        Self { standing, ..self }
    }

    /// The value itself.
    pub(in crate::publish) fn value(self) -> &'a Value {
        &self.node.value
    }

    /// Visits the value and every value within, each with the nearest key above it.
    pub(in crate::publish) fn each(self, key: &'a str, visit: &mut impl FnMut(Self, &'a str)) {
        visit(self, key);
        match &self.node.value {
            Value::List(nodes) => nodes
                .iter()
                .for_each(|node| self.down(node).each(key, visit)),
            Value::Object(entries) => entries
                .iter()
                .for_each(|entry| self.down(&entry.node).each(&entry.key, visit)),
            _ => {}
        }
    }

    /// Whether everything in it could be read.
    pub(in crate::publish) fn is_whole(self) -> bool {
        match self.standing {
            Standing::There => !self.poisoned.within(self.node),
            Standing::LeftOut => true,
            Standing::Gap => false,
        }
    }

    /// Notes an error in the value.
    pub(in crate::publish) fn error(self, words: impl FnOnce() -> Invalid) {
        self.add(Severity::Error, None, words);
    }

    /// Notes an error in a part of the text, given by its bytes.
    pub(in crate::publish) fn error_in(self, part: Range<usize>, words: impl FnOnce() -> Invalid) {
        self.add(Severity::Error, Some(part), words);
    }

    /// Notes a warning about the value.
    pub(in crate::publish) fn warning(self, words: impl FnOnce() -> Invalid) {
        self.add(Severity::Warning, None, words);
    }

    /// Notes a warning about a part of the text, given by its bytes.
    pub(in crate::publish) fn warning_in(
        self,
        part: Range<usize>,
        words: impl FnOnce() -> Invalid,
    ) {
        self.add(Severity::Warning, Some(part), words);
    }

    fn add(self, severity: Severity, part: Option<Range<usize>>, words: impl FnOnce() -> Invalid) {
        let span = || match part {
            Some(part) if self.standing == Standing::There => {
                let quoted = &self.text[self.node.span.clone()];
                let raw = |offset| self.node.span.start + raw_offset(quoted, offset);
                raw(part.start)..raw(part.end)
            }
            _ => self.node.mark(),
        };
        let mut diagnostics = self.diagnostics.borrow_mut();
        match (self.standing, &self.node.value) {
            (Standing::Gap, _) => {}
            (_, Value::Object(_)) => diagnostics.add(severity, span, words),
            _ => diagnostics.add_first(severity, span, words),
        }
    }
}
