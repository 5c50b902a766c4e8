mod brackets;

use super::Piece;
use crate::publish::diagnostics::Spanned;
use std::ops::Range;

/// How many marks may be open at once.
const DEEPEST: usize = 8;
/// After how many flaws nothing more is read: one more than are told of a file.
const MOST: usize = 101;
/// The longest target and the longest reference, in bytes.
const LONGEST: usize = 2000;

/// Reads prose, in time that grows with its length alone.
///
/// # Errors
/// Everything in it that can't be read.
pub fn parse(prose: &str) -> Result<Vec<Piece>, Vec<Spanned>> {
    parse_on(prose, None)
}

/// Reads prose whose links may be paths, as in `/prices/`, on the host that an address like
/// `https://clinic.example` names.
///
/// # Errors
/// Everything in it that can't be read.
pub fn parse_on(prose: &str, origin: Option<&str>) -> Result<Vec<Piece>, Vec<Spanned>> {
    let mut parser = Parser {
        prose,
        origin,
        at: 0,
        open: vec![Open::new(Mark::Prose, 0..0)],
        flaws: Vec::new(),
    };
    while parser.flaws.len() < MOST && parser.step().is_some() {}
    parser.finish()
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Prose,
    Emphasis,
    Strong,
    Link,
}

struct Open {
    mark: Mark,
    at: Range<usize>,
    pieces: Vec<Piece>,
    text: String,
}

impl Open {
    fn new(mark: Mark, at: Range<usize>) -> Self {
        Self {
            mark,
            at,
            pieces: Vec::new(),
            text: String::new(),
        }
    }

    fn push(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces
                .push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }

    fn into_pieces(mut self) -> Vec<Piece> {
        self.flush();
        self.pieces
    }
}

struct Parser<'a> {
    prose: &'a str,
    origin: Option<&'a str>,
    at: usize,
    open: Vec<Open>,
    flaws: Vec<Spanned>,
}

impl Parser<'_> {
    fn step(&mut self) -> Option<()> {
        let rest = &self.prose[self.at..];
        let c = rest.chars().next()?;
        let next = rest[c.len_utf8()..].chars().next();
        match (c, next) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {
                self.text(next);
                self.at += 2;
            }
            ('*', _) => self.asterisks(),
            ('[', Some('@')) => self.citation(),
            ('!', Some('[')) => {
                let at = self.at..self.at + 2;
                self.flaw(
                    at,
                    "pictures can't stand within prose",
                    "use a block \"picture\"",
                );
                self.at += 2;
                self.open.push(Open::new(Mark::Link, self.at - 1..self.at));
            }
            ('[', _) => self.bracket(),
            (']', _) => self.close_bracket(),
            ('<', Some(next)) if next.is_ascii_alphabetic() || "/!?".contains(next) => self.html(),
            ('&', _) if entity(rest).is_some() => {
                let length = entity(rest).unwrap_or_default();
                self.flaw(
                    self.at..self.at + length,
                    "HTML is not read here",
                    "write the character itself, or \\\\& for the sign &",
                );
                self.at += length;
            }
            _ => {
                self.text(c);
                self.at += c.len_utf8();
            }
        }
        Some(())
    }

    fn finish(mut self) -> Result<Vec<Piece>, Vec<Spanned>> {
        while self.open.len() > 1 {
            self.unclosed();
        }
        match self.open.pop() {
            Some(prose) if self.flaws.is_empty() => Ok(prose.into_pieces()),
            _ => {
                self.flaws.sort_by_key(|flaw| flaw.at.start);
                Err(self.flaws)
            }
        }
    }

    fn text(&mut self, c: char) {
        if let Some(open) = self.open.last_mut() {
            open.text.push(c);
        }
    }

    fn piece(&mut self, piece: Piece) {
        if let Some(open) = self.open.last_mut() {
            open.push(piece);
        }
    }

    fn flaw(&mut self, at: Range<usize>, wrong: &str, instead: &str) {
        self.flaws.push(Spanned::new(at, wrong, instead));
    }

    fn is_open(&self, mark: Mark) -> bool {
        self.open.iter().any(|open| open.mark == mark)
    }

    /// Gives up the mark that was opened last.
    fn unclosed(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let (wrong, instead) = match open.mark {
            Mark::Strong => (
                "this ** is never closed",
                "write ** right after the last important word too",
            ),
            Mark::Link => (
                "this bracket is never closed",
                "write [text](target), or \\\\[ for the sign itself",
            ),
            Mark::Emphasis | Mark::Prose => (
                "this * is never closed",
                "write * right after the last stressed word too, or \\\\* for the sign itself",
            ),
        };
        self.flaw(open.at.clone(), wrong, instead);
        for piece in open.into_pieces() {
            self.piece(piece);
        }
    }

    fn asterisks(&mut self) {
        let start = self.at;
        let rest = &self.prose[start..];
        let mut left = rest.len() - rest.trim_start_matches('*').len();
        self.at += left;
        let outside = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let opens = !outside(self.prose[self.at..].chars().next());
        let closes = !outside(self.prose[..start].chars().next_back());
        if !opens && !closes {
            (0..left).for_each(|_| self.text('*'));
            return;
        }
        if left > 3 {
            return self.flaw(
                start..self.at,
                "there is nothing between these asterisks",
                "write *words* or **words**, or \\\\* for the sign itself",
            );
        }
        while closes && left > 0 {
            left -= match self.open.last().map(|open| open.mark) {
                Some(Mark::Strong) if left >= 2 => self.close(Mark::Strong),
                Some(Mark::Emphasis) if left != 2 || !self.is_open(Mark::Strong) => {
                    self.close(Mark::Emphasis)
                }
                Some(Mark::Emphasis) => {
                    self.unclosed();
                    0
                }
                _ => break,
            };
        }
        if left > 0 && opens {
            self.open_marks(left);
        } else if left > 0 {
            self.flaw(
                self.at - left..self.at,
                "this closes nothing",
                "write the same sign right before the first word, or \\\\* for the sign itself",
            );
        }
    }

    /// Closes the last mark; how many asterisks that takes.
    fn close(&mut self, mark: Mark) -> usize {
        let pieces = self.open.pop().map(Open::into_pieces).unwrap_or_default();
        if mark == Mark::Strong {
            self.piece(Piece::Strong(pieces));
            2
        } else {
            self.piece(Piece::Emphasis(pieces));
            1
        }
    }

    fn open_marks(&mut self, asterisks: usize) {
        let start = self.at - asterisks;
        let marks: &[(Mark, Range<usize>)] = match asterisks {
            1 => &[(Mark::Emphasis, start..start + 1)],
            2 => &[(Mark::Strong, start..start + 2)],
            _ => &[
                (Mark::Strong, start..start + 2),
                (Mark::Emphasis, start + 2..start + 3),
            ],
        };
        if self.open.len() + marks.len() > DEEPEST {
            return self.flaw(
                start..self.at,
                "too many marks are open here",
                "close some of those before",
            );
        }
        for (mark, at) in marks {
            self.open.push(Open::new(*mark, at.clone()));
        }
    }

    fn html(&mut self) {
        let rest = &self.prose[self.at..];
        let end = rest.bytes().take(LONGEST).position(|b| b == b'>');
        let length = end.map_or(1, |end| end + 1);
        self.flaw(
            self.at..self.at + length,
            "HTML is not read here",
            "write *words*, **words** or [text](target), or \\\\< for the sign itself",
        );
        self.at += length;
    }
}

/// The length of the HTML character reference at the start of a text.
fn entity(text: &str) -> Option<usize> {
    let name = text.strip_prefix('&')?;
    let length = name.bytes().take(32).position(|b| b == b';')?;
    let name = &name[..length];
    let plain = name.strip_prefix('#').unwrap_or(name);
    let named = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_alphanumeric());
    named.then_some(length + 2)
}
