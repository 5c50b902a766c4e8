use super::{citations::Citations, headings::Headings};
use crate::{
    model::{Inline, Invalid, Markdown, Slug, Target},
    publish::{
        check::names::{Draft, Names},
        diagnostics::suggest::{closest, quoted},
        source::{
            json::Cursor,
            markdown::{self, Piece, sentences},
        },
    },
};
use std::ops::Range;

/// The longest sentence that most people read with ease, in words.
const LONGEST_SENTENCE: usize = 30;

/// What a text can refer to: the bundle, and within an article its sources and headings.
pub(super) struct Scope<'a> {
    pub(super) names: &'a Names,
    pub(super) drafts: Draft,
    pub(super) citations: Option<Citations>,
    pub(super) headings: Option<Headings>,
    /// Whether some prose could not be read, and with it what it refers to.
    pub(super) unread: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self {
            names,
            drafts: Draft::Refused,
            citations: None,
            headings: None,
            unread: false,
        }
    }

    pub(super) fn prose(&mut self, prose: &Markdown, at: Cursor<'_>) -> Vec<Inline> {
        for (sentence, words) in sentences(&prose.0) {
            if words > LONGEST_SENTENCE {
                at.warning_in(sentence, || {
                    Invalid::new(
                        format!("this sentence has {words} words"),
                        format!("divide it, so that each has at most {LONGEST_SENTENCE}"),
                    )
                });
            }
        }
        match markdown::parse_on(&prose.0, Some(&self.names.origin)) {
            Ok(pieces) => self.pieces(pieces, at),
            Err(flaws) => {
                self.unread = true;
                for flaw in flaws {
                    at.error_in(flaw.at, || flaw.words);
                }
                Vec::new()
            }
        }
    }

    pub(super) fn list(&mut self, texts: &[Markdown], at: Cursor<'_>) -> Vec<Vec<Inline>> {
        let texts = texts.iter().enumerate();
        texts
            .map(|(index, text)| self.prose(text, at.item(index)))
            .collect()
    }

    fn pieces(&mut self, pieces: Vec<Piece>, at: Cursor<'_>) -> Vec<Inline> {
        pieces
            .into_iter()
            .map(|piece| self.piece(piece, at))
            .collect()
    }

    fn piece(&mut self, piece: Piece, at: Cursor<'_>) -> Inline {
        match piece {
            Piece::Text(text) => Inline::Text(text),
            Piece::Emphasis(pieces) => Inline::Emphasis(self.pieces(pieces, at)),
            Piece::Strong(pieces) => Inline::Strong(self.pieces(pieces, at)),
            Piece::Link { to, text, at: part } => {
                self.follow(&to, at, part);
                Inline::Link {
                    to,
                    text: self.pieces(text, at),
                }
            }
            Piece::Citation { source, at: part } => self.cite(&source, at, part),
        }
    }

    fn follow(&self, to: &Target, at: Cursor<'_>, part: Range<usize>) {
        match to {
            Target::Article(slug) => {
                self.names
                    .expect_article(slug, self.drafts, |words| at.error_in(part, words));
            }
            Target::Author(slug) => {
                self.names
                    .expect_author(slug, |words| at.error_in(part, words));
            }
            Target::File(path) => {
                self.names
                    .expect_file(path, |words| at.error_in(part, words));
            }
            Target::Heading(id) => match &self.headings {
                Some(headings) if headings.may_have(id) => {}
                Some(headings) => at.error_in(part, || {
                    let ids = headings.ids();
                    let instead = match closest(id, ids.clone()).or_else(|| ids.clone().next()) {
                        Some(known) => format!("use the words of one, as in #{known}"),
                        None => "delete the link, or write a heading".into(),
                    };
                    Invalid::new(
                        format!("no heading here has the id {}", quoted(id)),
                        instead,
                    )
                }),
                None => at.error_in(part, || {
                    Invalid::new(
                        "there are no headings here to link to",
                        "link to an article, as in article:low-back-pain",
                    )
                }),
            },
            Target::Web(_) | Target::Mail(_) | Target::Telephone(_) => {}
        }
    }

    fn cite(&mut self, source: &Slug, at: Cursor<'_>, part: Range<usize>) -> Inline {
        let Some(citations) = &mut self.citations else {
            at.error_in(part, || {
                Invalid::new(
                    "only an article has sources",
                    "delete this, or link to the work with [text](https://…)",
                )
            });
            return Inline::Text(String::new());
        };
        citations.cite(source, |words| at.error_in(part, words))
    }
}
