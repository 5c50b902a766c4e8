//! Reads JSON into the model's types, with every error and its place.

mod cursor;
mod de;
mod duplicate_keys;
mod escapes;
mod example;
mod parse;
mod prescan;
mod tree;

pub(in crate::publish) use cursor::Cursor;
pub(in crate::publish) use de::recovery::Poisoned;
use tree::Node;
pub(in crate::publish) use tree::Value;

use crate::{
    model::Invalid,
    publish::diagnostics::{Diagnostics, Severity},
};
use de::{
    NodeDeserializer,
    error::{Culprit, Kind},
    placeholder::Samples,
};
use serde::Deserialize;
use std::{cell::RefCell, marker::PhantomData};

/// A file of content that has been read.
pub(in crate::publish) struct Document<T> {
    /// What it says. Where it has [gaps](Poisoned), something else stands in.
    pub(in crate::publish) content: T,
    text: String,
    root: Node,
    poisoned: Poisoned,
    diagnostics: RefCell<Diagnostics>,
}

impl<T: for<'de> Deserialize<'de>> Document<T> {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is no JSON, or so unlike a `T` that nothing more can be said about it: then
    /// the text and all that was found in it.
    pub(in crate::publish) fn read(text: String) -> Result<Self, (String, Diagnostics)> {
        let diagnostics = RefCell::new(Diagnostics::default());
        let root = match parse::parse(&text) {
            Ok(root) => root,
            Err(flaw) => {
                let mut diagnostics = diagnostics.into_inner();
                diagnostics.add(Severity::Error, || flaw.at, || flaw.words);
                return Err((text, diagnostics));
            }
        };
        duplicate_keys::duplicates(&root, &mut diagnostics.borrow_mut());
        let (mut poisoned, mut fits) = (Poisoned::default(), Samples::default());
        loop {
            let at = Cursor::new(&text, &root, &poisoned, &diagnostics);
            let slot = ("", "");
            let reader = NodeDeserializer {
                at,
                slot,
                fits: &fits,
            };
            let error = match reader.read(PhantomData::<T>) {
                Ok(content) => {
                    return Ok(Self {
                        content,
                        text,
                        root,
                        poisoned,
                        diagnostics,
                    });
                }
                Err(error) => error,
            };
            // Every round makes a new gap or tries another text, of which there are few.
            let goes_on = match (error.culprit, error.kind) {
                (None, _) => false,
                (Some(Culprit::Placeholder(slot)), _) => fits.next(slot),
                (Some(Culprit::Node(node, place)), Kind::Wrong(words)) => {
                    let mut diagnostics = diagnostics.borrow_mut();
                    diagnostics.add(Severity::Error, || place, || words);
                    poisoned.replace(node) && node != root.span.start
                }
                (Some(Culprit::Node(node, place)), Kind::Missing(key)) => {
                    let mut diagnostics = diagnostics.borrow_mut();
                    diagnostics.add(Severity::Error, || place, || missing(key));
                    poisoned.supply(node, key)
                }
            };
            if !goes_on || diagnostics.borrow().is_full() {
                return Err((text, diagnostics.into_inner()));
            }
        }
    }
}

impl<T> Document<T> {
    /// The place of the whole content.
    pub(in crate::publish) fn at(&self) -> Cursor<'_> {
        Cursor::new(&self.text, &self.root, &self.poisoned, &self.diagnostics)
    }

    /// The text, and what was found in it.
    pub(in crate::publish) fn finish(self) -> (String, Diagnostics) {
        (self.text, self.diagnostics.into_inner())
    }
}

fn missing(key: &str) -> Invalid {
    Invalid::new(
        format!("the key \"{key}\" is missing"),
        format!("add \"{key}\": {}", example::example(key)),
    )
}
