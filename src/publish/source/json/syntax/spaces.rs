//! What may stand between values, and what people put there.

use super::{Parser, flaws::Kind};

impl Parser<'_> {
    /// Skips white space, and after telling of them comments and what looks like white space.
    pub(super) fn space(&mut self) {
        while let Some(c) = self.peek() {
            let rest = &self.text[self.at..];
            let (length, kind) = match c {
                ' ' | '\t' | '\r' | '\n' => (1, None),
                '#' => (line_length(rest), Some(Kind::Comment)),
                '/' if rest.starts_with("//") => (line_length(rest), Some(Kind::Comment)),
                '/' if rest.starts_with("/*") => {
                    let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
                    (end, Some(Kind::Comment))
                }
                c if c.is_whitespace() || is_unseen(c) => (c.len_utf8(), Some(Kind::Space)),
                _ => return,
            };
            if let Some(kind) = kind {
                self.flaws.add(kind, self.at..self.at + length);
            }
            self.at += length;
        }
    }
}

/// How many bytes there are to the end of the line.
pub(super) fn line_length(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// Whether nobody sees this character: it came along with what was copied.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}
