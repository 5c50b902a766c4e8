//! Reads JSON (RFC 8259), and goes on after a mistake as the one who made it would have: so all
//! mistakes of a file are told in one run.

mod brackets;
mod ends;
mod flaws;
mod spaces;
mod texts;

use super::tree::{Entry, Node, Value};
use crate::publish::diagnostics::Spanned;
use brackets::{Open, indent};
use flaws::{Flaws, Kind};
use std::ops::Range;

/// The deepest nesting; the content needs 8.
const DEEPEST: usize = 64;

/// What came of reading a text as JSON.
pub(super) struct Parsed {
    /// What it holds; none when that can't be told.
    pub(super) root: Option<Node>,
    /// Where values start that nobody can tell from what is written.
    pub(super) guessed: Vec<usize>,
    /// What is wrong with it, all of one kind together.
    pub(super) flaws: Vec<Spanned>,
}

/// Reads JSON.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parser = Parser {
        text,
        at: 0,
        open: Vec::new(),
        line: 0..indent(text),
        seen: 0,
        suspect: None,
        guessed: Vec::new(),
        flaws: Flaws::default(),
        is_sure: true,
    };
    let root = parser.root();
    Parsed {
        root: root.filter(|_| parser.is_sure),
        guessed: parser.guessed,
        flaws: parser.flaws.told(text),
    }
}

/// What a value stands in.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Nothing,
    List,
    Object,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
    /// The indentation of the line that has been reached, and how far it was looked for.
    line: Range<usize>,
    seen: usize,
    /// A bracket whose counterpart is indented otherwise: probably it is not closed.
    suspect: Option<(usize, Within)>,
    guessed: Vec<usize>,
    flaws: Flaws,
    /// Whether it is known what stands in what.
    is_sure: bool,
}

impl Parser<'_> {
    fn root(&mut self) -> Option<Node> {
        self.space();
        let Some(first) = self.peek() else {
            self.flaws.add(Kind::Empty, 0..0);
            return None;
        };
        if matches!(first, ',' | ':' | ']' | '}') {
            self.is_sure = false;
        }
        let root = self.value(Within::Nothing);
        if self.open.is_empty() {
            self.space();
            if let Some(after) = self.peek() {
                self.flaws
                    .add(Kind::TwoValues, self.at..self.at + after.len_utf8());
                self.is_sure = false;
            }
        }
        Some(root)
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Reads what stands where a value is expected.
    fn value(&mut self, within: Within) -> Node {
        let start = self.at;
        match self.peek() {
            Some('{' | '[') if self.open.len() == DEEPEST => {
                self.flaws.add(Kind::TooDeep, start..start + 1);
                self.give_up()
            }
            Some('{') => {
                self.open(Within::Object);
                self.object(start)
            }
            Some('[') => {
                self.open(Within::List);
                self.list(start)
            }
            Some(c) if ends::is_quote(c) => self.quoted(within),
            None | Some(',' | ':' | ']' | '}') => {
                self.guessed.push(start);
                let value = Value::Null;
                let span = start..start;
                Node { span, value }
            }
            Some(_) => self.bare(within),
        }
    }

    /// Leaves the rest unread.
    fn give_up(&mut self) -> Node {
        self.is_sure = false;
        self.open.clear();
        let start = std::mem::replace(&mut self.at, self.text.len());
        Node {
            span: start..start,
            value: Value::Null,
        }
    }

    /// Reads a list whose bracket has been read.
    fn list(&mut self, start: usize) -> Node {
        let depth = self.open.len();
        let mut nodes = Vec::new();
        while self.open.len() == depth {
            self.space();
            match self.peek() {
                None => self.leave_open(),
                Some(']') => self.close(),
                Some('}') if self.is_open(Within::Object) => self.leave_open(),
                Some('}') => self.stray_closing(Kind::LoneBrace),
                Some(',') => self.stray(Kind::LoneComma),
                Some(':') => {
                    self.guessed.push(start);
                    self.stray(Kind::LoneColon);
                }
                Some(_) => {
                    nodes.push(self.element());
                    self.separator(depth, ']');
                }
            }
        }
        Node {
            span: start..self.at,
            value: Value::List(nodes),
        }
    }

    /// Reads an element of a list. A key there has lost the braces around it.
    fn element(&mut self) -> Node {
        let start = self.at;
        let key = self.key_ahead();
        let Some(key) = key.filter(|_| self.open.len() < DEEPEST) else {
            return self.value(Within::List);
        };
        self.flaws.add(Kind::MissingBraces, start..key);
        let entry = self.entry();
        Node {
            span: start..self.at,
            value: Value::Object(vec![entry]),
        }
    }

    /// Reads an object whose brace has been read.
    fn object(&mut self, start: usize) -> Node {
        let depth = self.open.len();
        let mut entries = Vec::new();
        while self.open.len() == depth {
            self.space();
            match self.peek() {
                None => self.leave_open(),
                Some('}') => self.close(),
                Some(']') if self.is_open(Within::List) => self.leave_open(),
                Some(']') => self.stray_closing(Kind::LoneBracket),
                Some(',') => self.stray(Kind::LoneComma),
                Some(':') => {
                    self.guessed.push(start);
                    self.stray(Kind::LoneColon);
                }
                Some('{' | '[') => {
                    self.guessed.push(start);
                    self.flaws.add(Kind::NoKey, self.at..self.at + 1);
                    self.value(Within::Object);
                    self.separator(depth, '}');
                }
                Some(_) => {
                    let entry = self.entry();
                    // Who forgot a value forgot the comma behind it, too.
                    let has_value = entry.node.span != entry.span;
                    entries.push(entry);
                    if has_value || self.peek() == Some(',') {
                        self.separator(depth, '}');
                    }
                }
            }
        }
        Node {
            span: start..self.at,
            value: Value::Object(entries),
        }
    }

    fn stray(&mut self, kind: Kind) {
        self.flaws.add(kind, self.at..self.at + 1);
        self.at += 1;
    }

    /// Passes over a bracket that closes nothing, and over the comma that follows the value before it.
    fn stray_closing(&mut self, kind: Kind) {
        self.stray(kind);
        self.space();
        self.at += usize::from(self.peek() == Some(','));
    }

    /// Reads what stands between two values, or after the last.
    fn separator(&mut self, depth: usize, closing: char) {
        if self.open.len() != depth {
            return;
        }
        let end = self.at;
        self.space();
        let comma = self.at;
        match self.peek() {
            Some(',') => {
                self.at += 1;
                self.space();
                if self.peek() == Some(closing) {
                    self.flaws.add(Kind::TrailingComma, comma..comma + 1);
                }
            }
            Some(';') => {
                self.at += 1;
                self.flaws.add(Kind::Comma, comma..comma + 1);
            }
            None | Some(']' | '}' | ':') => {}
            Some(_) => self.flaws.add(Kind::Comma, end..end + 1),
        }
    }

    fn entry(&mut self) -> Entry {
        let (key, span, with_colon) = self.key();
        self.space();
        let colon = self.at;
        match self.peek() {
            _ if with_colon => {}
            Some(':') => self.at += 1,
            Some('=') => self.stray(Kind::NoColon),
            _ => {
                self.flaws.add(Kind::NoColon, colon..colon + 1);
                if matches!(self.peek(), Some(',' | ']' | '}') | None) {
                    return self.without_value(key, span);
                }
            }
        }
        let after = self.at;
        self.space();
        let next_line = self.text[after..self.at].contains('\n');
        let key_follows = self.key_ahead().is_some();
        if matches!(self.peek(), Some(',' | ']' | '}' | ':') | None) || next_line && key_follows {
            self.flaws.add(Kind::NoValue, span.clone());
            return self.without_value(key, span);
        }
        let node = if key_follows && self.open.len() < DEEPEST {
            self.without_brace()
        } else {
            self.value(Within::Object)
        };
        Entry { key, span, node }
    }

    fn without_value(&mut self, key: String, span: Range<usize>) -> Entry {
        // Where the key is, nothing else starts.
        self.guessed.push(span.start);
        let node = Node {
            span: span.start..span.end,
            value: Value::Null,
        };
        Entry { key, span, node }
    }

    /// Reads an object whose first brace is missing.
    fn without_brace(&mut self) -> Node {
        let start = self.at;
        let end = self.key_ahead().unwrap_or(start);
        self.flaws.add(Kind::MissingBrace, start..end);
        self.open(Within::Object);
        self.at = start;
        self.object(start)
    }
}
