//! Texts, keys, numbers and words.

use super::{
    Node, Parser, Value, Within,
    ends::{End, is_quote},
    flaws::Kind,
    spaces::line_length,
};
use std::ops::Range;

impl Parser<'_> {
    /// Reads a text in quotation marks.
    pub(super) fn quoted(&mut self, within: Within) -> Node {
        let start = self.at;
        let open = self.opening();
        let end = match self.end_of_text_from(start, within) {
            End::Closed(end) => end,
            End::Open(end) => {
                self.flaws.add(Kind::UnclosedText, start..end);
                self.guessed.push(start);
                self.decode(start, open..end);
                self.at = end;
                return Node {
                    span: start..end,
                    value: Value::Text(String::new()),
                };
            }
        };
        let text = self.decode(start, open..end);
        self.at = end;
        self.opening();
        Node {
            span: start..self.at,
            value: Value::Text(text),
        }
    }

    fn end_of_text_from(&mut self, start: usize, within: Within) -> End {
        let at = std::mem::replace(&mut self.at, start);
        let end = self.end_of_text(within);
        self.at = at;
        end
    }

    /// Reads a quotation mark; where it ends.
    fn opening(&mut self) -> usize {
        if let Some(c) = self.peek() {
            let end = self.at + c.len_utf8();
            if c != '"' {
                self.flaws.add(Kind::Quotes, self.at..end);
            }
            self.at = end;
        }
        self.at
    }

    /// What stands between quotation marks, each character as long as it is in the file but for
    /// escapes.
    fn decode(&mut self, start: usize, inner: Range<usize>) -> String {
        let mut text = String::with_capacity(inner.len());
        let source = self.text;
        let mut chars = source[inner.clone()].char_indices();
        while let Some((at, c)) = chars.next() {
            let at = inner.start + at;
            match c {
                '"' => {
                    self.flaws.add(Kind::InnerQuote, at..at + 1);
                    text.push(c);
                }
                '\n' | '\r' => {
                    if c == '\n' || !source[at + 1..].starts_with('\n') {
                        self.flaws.add(Kind::LineBreak, at..at + 1);
                    }
                    text.push(' ');
                }
                c if c < ' ' => {
                    self.flaws.add(Kind::Control, at..at + 1);
                    text.push(' ');
                }
                '\\' => {
                    let length = self.escape(at, &source[at + 1..inner.end], &mut text);
                    if let Some(length) = length {
                        chars.nth(length - 1);
                    } else {
                        self.flaws.add(Kind::Escape, at..at + 1);
                        self.guessed.push(start);
                    }
                }
                c => text.push(c),
            }
        }
        text
    }

    /// Adds what an escape stands for; how many characters it has behind the backslash.
    fn escape(&mut self, at: usize, rest: &str, text: &mut String) -> Option<usize> {
        let c = rest.chars().next()?;
        let known = match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = code(rest.get(1..5)?)?;
                if let Some(known) = char::from_u32(first) {
                    text.push(known);
                    return Some(5);
                }
                // Two halves make a character (RFC 8259, 7).
                let second = code(rest.get(5..11)?.strip_prefix("\\u")?)?;
                if !matches!((first, second), (0xd800..0xdc00, 0xdc00..0xe000)) {
                    return None;
                }
                let both = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                text.push(char::from_u32(both)?);
                return Some(11);
            }
            other => {
                self.flaws.add(Kind::Escape, at..at + 1 + other.len_utf8());
                other
            }
        };
        text.push(known);
        Some(1)
    }

    /// Reads a key: its text and place, and whether its colon has been read with it.
    pub(super) fn key(&mut self) -> (String, Range<usize>, bool) {
        let start = self.at;
        if !self.peek().is_some_and(is_quote) {
            let rest = &self.text[start..];
            let end = rest.find(['\n', '\r', ':', '=', ',', '}', ']', '{', '[']);
            let key = rest[..end.unwrap_or(rest.len())].trim_end();
            let key = if key.is_empty() { &rest[..1] } else { key };
            self.at = start + key.len();
            self.flaws.add(Kind::NoKey, start..self.at);
            let key = key.trim_end_matches(is_quote);
            return (key.to_owned(), start..self.at, false);
        }
        let open = self.opening();
        let quote = self.text[start..].chars().next().unwrap_or('"');
        let rest = &self.text[open..];
        let mut escaped = false;
        let end = rest.char_indices().find(|&(_, c)| {
            let is_quote = !escaped && is_quote(c) && (quote != '"' || c == '"');
            escaped = !escaped && c == '\\';
            is_quote || matches!(c, '\n' | '\r')
        });
        let end = end.filter(|&(_, c)| is_quote(c));
        let line = match end {
            Some((length, c)) => &rest[..length + c.len_utf8()],
            None => &rest[..line_length(rest)],
        };
        let Some((length, _)) = end else {
            let key = line.split([':', ',']).next().unwrap_or(line).trim_end();
            self.at = open + key.len();
            self.flaws.add(Kind::UnclosedKey, start..self.at);
            return (key.to_owned(), start..self.at, false);
        };
        // The mark that ends this one was meant to open the value.
        let bare = line[..length].trim_end();
        if let Some(bare) = bare.strip_suffix(':') {
            let bare_end = open + bare.len();
            let follows = rest[length..].chars().nth(1);
            if follows.is_some_and(char::is_alphanumeric) {
                self.at = open + length;
                self.flaws.add(Kind::UnclosedKey, start..bare_end);
                return (bare.to_owned(), start..bare_end, true);
            }
        }
        let key = self.decode(start, open..open + length);
        self.at = open + length;
        self.opening();
        (key, start..self.at, false)
    }

    /// Reads a number, a word of JSON, or a text without quotation marks.
    pub(super) fn bare(&mut self, within: Within) -> Node {
        let start = self.at;
        let rest = &self.text[start..];
        let token = rest.find([' ', '\t', '\n', '\r', ',', ';', '}', ']', ':', '"']);
        let token = &rest[..token.unwrap_or(rest.len())];
        if self.goes_on(start + token.len(), within) {
            let value = match token {
                "true" | "false" => Some(Value::Boolean),
                "null" => Some(Value::Null),
                _ if is_number(token) => Some(Value::Number(token.into())),
                _ => None,
            };
            if let Some(value) = value {
                self.at += token.len();
                return Node {
                    span: start..self.at,
                    value,
                };
            }
        }
        let line = rest.char_indices().skip(1);
        let mut ends = line.filter(|(_, c)| matches!(c, ',' | ';' | '}' | ']' | '\n' | '\r'));
        let end = ends.find(|&(at, c)| c == '\n' || c == '\r' || self.goes_on(start + at, within));
        let text = rest[..end.map_or(rest.len(), |(at, _)| at)].trim_end();
        self.at += text.len();
        let is_numeric = |c: char| c.is_ascii_hexdigit() || "+-.,xX_".contains(c);
        let begins = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
        let kind = if begins && text.chars().all(is_numeric) && text.matches('-').count() < 2 {
            Kind::Number
        } else {
            Kind::Word
        };
        self.flaws.add(kind, start..self.at);
        self.guessed.push(start);
        Node {
            span: start..self.at,
            value: Value::Text(text.into()),
        }
    }
}

fn code(digits: &str) -> Option<u32> {
    let plain = digits.bytes().all(|b| b.is_ascii_hexdigit());
    plain.then(|| u32::from_str_radix(digits, 16).ok())?
}

/// Whether this is a number (RFC 8259, 6).
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent
            .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}
