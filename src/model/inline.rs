use super::Target;
use serde::{Deserialize, Serialize};

/// A piece of published prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text(String),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Important words.
    Strong(Vec<Inline>),
    /// Words that lead somewhere.
    Link {
        /// Where they lead.
        to: Target,
        /// The words.
        text: Vec<Inline>,
    },
    /// A reference to a source.
    Citation {
        /// The number of the source in the article's list, from 1.
        source: u16,
        /// Which of the citations of this source it is, from 1.
        occurrence: u16,
    },
}

/// The words of some prose, without anything else.
#[must_use]
pub fn plain_text(prose: &[Inline]) -> String {
    let mut words = String::new();
    collect(prose, &mut words);
    words
}

fn collect(prose: &[Inline], words: &mut String) {
    for piece in prose {
        match piece {
            Inline::Text(text) => words.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                collect(inner, words);
            }
            Inline::Citation { .. } => {}
        }
    }
}
