//! Reads JSON into the model's types, with every error and its place.

mod cursor;
mod de;
mod duplicate_keys;
mod escapes;
mod example;
mod syntax;
mod tree;

pub(in crate::publish) use cursor::Cursor;
pub(in crate::publish) use de::recovery::Poisoned;
use tree::Node;
pub(in crate::publish) use tree::Value;

use crate::{
    model::Invalid,
    publish::diagnostics::{Diagnostics, Severity, Spanned},
};
use de::{
    NodeDeserializer,
    error::{Culprit, Kind},
    placeholder::Samples,
};
use serde::Deserialize;
use std::{cell::RefCell, marker::PhantomData};

/// All that keeps a text from being JSON, those of one kind together.
#[must_use]
pub fn flaws(text: &str) -> Vec<Spanned> {
    syntax::parse(text).flaws
}

/// What to write for a key, by those who know what there is: given the text that stands there and is
/// refused, if one does.
pub(in crate::publish) type Hint<'a> = &'a dyn Fn(&str, Option<&str>) -> Option<String>;

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
    pub(in crate::publish) fn read(
        text: String,
        hint: Hint<'_>,
    ) -> Result<Self, (String, Diagnostics)> {
        let diagnostics = RefCell::new(Diagnostics::default());
        let parsed = syntax::parse(&text);
        for flaw in parsed.flaws {
            let mut diagnostics = diagnostics.borrow_mut();
            diagnostics.add(Severity::Error, || flaw.at, || flaw.words);
        }
        let mut poisoned = Poisoned::default();
        for guess in &parsed.guessed {
            poisoned.replace(*guess);
        }
        let root = parsed.root.filter(|root| !poisoned.has(root));
        let Some(root) = root else {
            return Err((text, diagnostics.into_inner()));
        };
        duplicate_keys::duplicates(&root, &mut diagnostics.borrow_mut());
        let mut fits = Samples::default();
        loop {
            let at = Cursor::new(&text, &root, &poisoned, &diagnostics);
            let slot = ("", "");
            let reader = NodeDeserializer {
                at,
                slot,
                fits: &fits,
                hint,
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
                    diagnostics.add(Severity::Error, || place, || missing(key, hint));
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

fn missing(key: &str, hint: Hint<'_>) -> Invalid {
    let known = hint(key, None).unwrap_or_else(|| example::example(key).into());
    Invalid::new(
        format!("the key \"{key}\" is missing"),
        format!("add \"{key}\": {known}"),
    )
}
