//! The small Markdown subset of prose: `*stress*`, `**importance**`, `[text](target)`,
//! `[@source]`, and `\` before a sign that is meant as itself.

mod parser;
mod sentences;

pub use parser::{parse, parse_on};
pub use sentences::sentences;

use crate::model::{Slug, Target};
use std::ops::Range;

/// A piece of prose, not yet looked up in its bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// Stressed words.
    Emphasis(Vec<Piece>),
    /// Important words.
    Strong(Vec<Piece>),
    /// Words that lead somewhere.
    Link {
        /// Where they lead.
        to: Target,
        /// The words.
        text: Vec<Piece>,
        /// The bytes of the target.
        at: Range<usize>,
    },
    /// A reference to a source.
    Citation {
        /// The source's id.
        source: Slug,
        /// The bytes of the reference.
        at: Range<usize>,
    },
}

/// The words of some prose, without anything else.
pub(in crate::publish) fn words(pieces: &[Piece]) -> String {
    pieces.iter().map(words_of).collect()
}

fn words_of(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Emphasis(inner) | Piece::Strong(inner) | Piece::Link { text: inner, .. } => {
            words(inner)
        }
        Piece::Citation { .. } => String::new(),
    }
}
