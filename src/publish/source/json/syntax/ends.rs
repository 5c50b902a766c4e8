//! Where a text ends whose quotation marks are not to be trusted: there alone what follows goes on as
//! JSON does.

use super::{Parser, Within, spaces::line_length};

/// Over how many lines a text is looked for that is not closed on its own.
const MOST_LINES: usize = 50;

/// How many quotation marks may stand within a text. In JSON there are none.
const MOST_MARKS: usize = 200;

/// Where a text ends.
pub(super) enum End {
    /// At the quotation mark here.
    Closed(usize),
    /// Nothing closes it: at the end of its line.
    Open(usize),
}

/// Whether somebody may put a text between signs like this one.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '`' | '´'
    )
}

fn closes(open: char, c: char) -> bool {
    match open {
        '"' => c == '"',
        '“' | '”' | '„' => matches!(c, '“' | '”' | '"'),
        '«' | '»' => matches!(c, '«' | '»' | '"'),
        _ => matches!(c, '\'' | '‘' | '’' | '`' | '´' | '"'),
    }
}

impl Parser<'_> {
    /// The end of the text that begins here.
    pub(super) fn end_of_text(&self, within: Within) -> End {
        let open = self.peek().unwrap_or('"');
        let start = self.at + open.len_utf8();
        let mut line = start;
        for _ in 0..MOST_LINES {
            let found = self.closing(line, |c| closes(open, c), within);
            // A text that began with a straight mark may end with a curly one.
            if let Some(at) = found.or_else(|| self.closing(line, is_quote, within)) {
                return End::Closed(at);
            }
            let end = line + line_length(&self.text[line..]);
            let next = self.text[end..].trim_start_matches(['\n', '\r']);
            line = self.text.len() - next.len();
            let begins = next.trim_start().chars().next();
            if begins.is_none_or(|c| is_quote(c) || "{}[],:".contains(c)) {
                break;
            }
        }
        let end = start + line_length(&self.text[start..]);
        let text = self.text[start..end].trim_end_matches([' ', '\t', ',', '}', ']']);
        End::Open(start + text.len())
    }

    fn closing(
        &self,
        start: usize,
        closes: impl Fn(char) -> bool,
        within: Within,
    ) -> Option<usize> {
        let mut chars = self.text[start..].char_indices();
        let mut others = 0;
        while let Some((at, c)) = chars.next() {
            let at = start + at;
            match c {
                '\n' | '\r' => return None,
                '\\' if !self.text[at + 1..].starts_with(['\n', '\r']) => drop(chars.next()),
                c if closes(c) && self.goes_on(at + c.len_utf8(), within) => return Some(at),
                c if closes(c) && others == MOST_MARKS => return None,
                c => others += usize::from(closes(c)),
            }
        }
        None
    }

    /// Whether from here on the text goes on as after a value within this.
    pub(super) fn goes_on(&self, at: usize, within: Within) -> bool {
        let rest = &self.text[at..];
        let next = skip_space(rest);
        if next.len() < rest.len() && rest[..rest.len() - next.len()].contains('\n') {
            return true;
        }
        match next.chars().next() {
            None => true,
            Some(',' | ';') => goes_on_after_comma(&next[1..], within),
            Some('}' | ']') => {
                let after = next.trim_start_matches(['}', ']', ' ', '\t']);
                after.is_empty() || after.starts_with(['\n', '\r', ','])
            }
            Some('#') => next.len() < rest.len(),
            Some('/') => next.starts_with("//") || next.starts_with("/*"),
            Some(c) if is_quote(c) && next.len() < rest.len() => {
                within == Within::List || key_length(next).is_some()
            }
            _ => false,
        }
    }

    /// Where the key ends that stands here in quotation marks with a colon behind, if one does.
    pub(super) fn key_ahead(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let length = key_length(rest)?;
        let colon = skip_space(&rest[length..]).strip_prefix(':')?;
        let value = skip_space(colon).chars().next()?;
        let is_value = is_quote(value) || "{[-".contains(value) || value.is_ascii_digit();
        is_value.then_some(self.at + length)
    }
}

/// What follows white space.
fn skip_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

fn goes_on_after_comma(rest: &str, within: Within) -> bool {
    let next = skip_space(rest);
    if rest[..rest.len() - next.len()].contains('\n') {
        return true;
    }
    let Some(c) = next.chars().next() else {
        return true;
    };
    match within {
        Within::Nothing => false,
        Within::Object if c == '}' || c == ']' => true,
        Within::Object if is_quote(c) => key_length(next).is_some(),
        Within::Object => {
            let key = next.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '_');
            key.len() < next.len() && skip_space(key).starts_with(':')
        }
        Within::List if is_quote(c) || matches!(c, ']' | '}' | ',') => true,
        Within::List if c == '[' => {
            let inner = skip_space(&next[1..]).chars().next();
            inner.is_none_or(|c| is_quote(c) || "{[]-0123456789".contains(c))
                || starts_with_word(skip_space(&next[1..]))
        }
        Within::List if c == '{' => {
            let inner = skip_space(&next[1..]).chars().next();
            inner.is_none_or(|c| is_quote(c) || c == '}')
        }
        Within::List if c == '-' || c.is_ascii_digit() => {
            let number = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
            ends_value(next.trim_start_matches(number))
        }
        Within::List => starts_with_word(next),
    }
}

/// Whether one of the words of JSON stands here.
fn starts_with_word(text: &str) -> bool {
    let words = ["true", "false", "null"];
    words
        .into_iter()
        .filter_map(|word| text.strip_prefix(word))
        .any(ends_value)
}

fn ends_value(rest: &str) -> bool {
    let next = skip_space(rest);
    next.is_empty() || next.starts_with([',', ']', '}'])
}

/// How long the key is that stands here in quotation marks, if a colon follows it.
fn key_length(text: &str) -> Option<usize> {
    let open = text.chars().next().filter(|&c| is_quote(c))?;
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '\n' | '\r' => return None,
            c if closes(open, c) => {
                let length = at + c.len_utf8();
                return skip_space(&text[length..])
                    .starts_with(':')
                    .then_some(length);
            }
            _ => {}
        }
    }
    None
}
