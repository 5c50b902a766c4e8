//! Links and citations: what stands in brackets.

use super::{LONGEST, Mark, Open, Parser, entity};
use crate::{
    model::{Invalid, Slug, Target},
    publish::{diagnostics::Spanned, source::markdown::Piece},
};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

impl Parser<'_> {
    pub(super) fn citation(&mut self) {
        let start = self.at;
        let rest = &self.prose[start + 2..];
        let end = rest
            .bytes()
            .take(LONGEST)
            .position(|b| b == b']' || b == b'[');
        let id = end.map(|end| &rest[..end]);
        let closed = id.is_some_and(|id| rest[id.len()..].starts_with(']'));
        self.at = start + 2 + id.map_or(0, |id| id.len() + usize::from(closed));
        let at = start..self.at;
        let source = id.filter(|_| closed).and_then(|id| id.parse::<Slug>().ok());
        match source {
            Some(_) if self.is_open(Mark::Link) => self.flaw(
                at,
                "a link can't hold a citation",
                "write it after the link's closing parenthesis",
            ),
            Some(source) => self.piece(Piece::Citation { source, at }),
            None => self.flaw(
                at,
                "this is not a citation",
                "write the id of one source between [@ and ], as in [@cochrane-2015]",
            ),
        }
    }

    pub(super) fn bracket(&mut self) {
        let at = self.at..self.at + 1;
        self.at += 1;
        if self.is_open(Mark::Link) {
            return self.flaw(
                at,
                "a link can't hold another one",
                "close the first before this, or write \\\\[ for the sign itself",
            );
        }
        self.open.push(Open::new(Mark::Link, at));
    }

    pub(super) fn close_bracket(&mut self) {
        let bracket = self.at..self.at + 1;
        self.at += 1;
        if !self.is_open(Mark::Link) {
            return self.flaw(
                bracket,
                "this bracket closes nothing",
                "write [text](target), or \\\\] for the sign itself",
            );
        }
        while self.open.last().is_some_and(|open| open.mark != Mark::Link) {
            self.unclosed();
        }
        let Some(open) = self.open.pop() else { return };
        let Some(target) = self.parenthesised() else {
            if self.prose[self.at..].starts_with('(') {
                self.at += 1;
                return self.flaw(
                    self.at - 1..self.at,
                    "this parenthesis is never closed",
                    "write [text](target)",
                );
            }
            return self.flaw(
                open.at.start..bracket.end,
                "these brackets are not followed by a target",
                "write [text](target), or \\\\[ and \\\\] for the signs themselves",
            );
        };
        let text = &self.prose[open.at.end..bracket.start];
        if text.trim().is_empty() {
            return self.flaw(
                open.at.start..self.at,
                "this link has no text",
                "write in the brackets what the reader finds there",
            );
        }
        match link_target(&self.prose[target.clone()], self.origin) {
            Ok(to) => self.piece(Piece::Link {
                to,
                text: open.into_pieces(),
                at: target,
            }),
            Err(words) => self.flaws.push(Spanned { at: target, words }),
        }
    }

    /// Reads a target in parentheses, which may hold pairs of them.
    fn parenthesised(&mut self) -> Option<Range<usize>> {
        let start = self.at + 1;
        let rest = self.prose[self.at..].strip_prefix('(')?;
        let mut depth = 1;
        for (at, b) in rest.bytes().enumerate().take(LONGEST) {
            match b {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = start + at + 1;
                return Some(start..start + at);
            }
        }
        None
    }
}

fn link_target(text: &str, origin: Option<&str>) -> Result<Target, Invalid> {
    if text
        .match_indices('&')
        .any(|(at, _)| entity(&text[at..]).is_some())
    {
        return Err(Invalid::new(
            "a target is no HTML",
            "write the character itself, as in & and not &amp;",
        ));
    }
    match origin {
        Some(origin) if text.starts_with('/') && !text.starts_with("//") => {
            format!("{origin}{text}").parse().map(Target::Web)
        }
        _ if text.starts_with('#') => Target::parse(&text.nfc().collect::<String>()),
        _ => Target::parse(text),
    }
}
