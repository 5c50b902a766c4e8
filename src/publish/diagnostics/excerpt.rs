use std::{fmt, ops::Range};

const WIDEST: usize = 100;
const BEFORE: usize = 40;

/// A place in a file, with the line that it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
    excerpt: String,
    caret: Range<usize>,
}

impl Place {
    /// The place of a range of bytes in a text; of its first line, when it has more.
    pub(in crate::publish) fn find(text: &str, bytes: Range<usize>) -> Self {
        let start = floor(text, bytes.start);
        let end = floor(text, bytes.end).max(start);
        let (before, after) = text.split_at(start);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let before = &before[line_start..];
        let rest = after.split('\n').next().unwrap_or_default();
        let rest = rest.strip_suffix('\r').unwrap_or(rest);
        let column = before.chars().count();
        let marked = &rest[..(end - start).min(rest.len())];

        let short = column + rest.chars().take(WIDEST).count() <= WIDEST;
        let kept = if short || column <= BEFORE {
            column
        } else {
            BEFORE
        };
        let room = WIDEST.saturating_sub(kept);
        let mut excerpt = String::new();
        if kept < column {
            excerpt.push('…');
        }
        let caret = excerpt.chars().count() + kept;
        excerpt.extend(before.chars().skip(column - kept));
        excerpt.extend(rest.chars().take(room));
        if rest.chars().nth(room).is_some() {
            excerpt.push('…');
        }
        Self {
            line: text[..line_start].matches('\n').count() + 1,
            column: column + 1,
            excerpt: printable(&excerpt),
            caret: caret..caret + marked.chars().take(room).count().max(1),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (padding, caret) = (self.caret.start, "^".repeat(self.caret.len()));
        writeln!(f, "{:5} | {}", self.line, self.excerpt.trim_end())?;
        write!(f, "      | {:padding$}{caret}", "")
    }
}

/// The nearest boundary between characters, at or before.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text without what a terminal would obey: one visible character for each of its own.
pub(in crate::publish) fn printable(text: &str) -> String {
    let visible = |c: char| match c {
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(visible).collect()
}
