use crate::publish::diagnostics::Spanned;
use std::ops::Range;

/// The deepest nesting; the content needs 8.
const DEEPEST: usize = 64;

/// Refuses, in one pass and before any recursion, what is nested too deeply, and what JSON
/// (RFC 8259) does not allow but the parser does: control characters in texts and other
/// white space than its four kinds. Tells which bracket is probably not closed, if any.
pub(super) fn scan(text: &str) -> Result<Option<Range<usize>>, Spanned> {
    let mut brackets = Brackets::default();
    let (mut opened, mut escaped) = (None, false);
    for (at, c) in text.char_indices() {
        let refuse = |wrong, instead| Err(Spanned::new(at..at + c.len_utf8(), wrong, instead));
        match (opened, c) {
            (Some(quote), '\n' | '\r') => {
                return Err(Spanned::new(
                    quote..at,
                    "this text is not closed on its line",
                    "end it with a double quotation mark (\")",
                ));
            }
            (Some(_), c) if c < ' ' => {
                return refuse(
                    "this text holds a tab or another control character",
                    "use a space",
                );
            }
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(_), '"') => opened = None,
            (Some(_), _) => {}
            (None, '"') => {
                brackets.other();
                opened = Some(at);
            }
            (None, '[' | '{') if brackets.open.len() == DEEPEST => {
                return refuse(
                    "this is nested more than 64 levels deep",
                    "no content is; close the brackets and braces above",
                );
            }
            (None, '[' | '{') => brackets.open(at),
            (None, ']' | '}') => brackets.close(),
            (None, '\n') => brackets.indent = Some(0),
            (None, ' ' | '\t' | '\r') => brackets.space(),
            (None, c) if c.is_whitespace() => {
                return refuse(
                    "JSON does not know this kind of space",
                    "use an ordinary space",
                );
            }
            _ => brackets.other(),
        }
    }
    Ok(brackets.suspect.map(|at| at..at + 1))
}

/// Follows brackets and the indentation of their lines.
#[derive(Default)]
struct Brackets {
    /// Where each open bracket is, and the indentation of its line.
    open: Vec<(usize, usize)>,
    /// The indentation so far, while there is nothing else on the line.
    indent: Option<usize>,
    line: usize,
    suspect: Option<usize>,
}

impl Brackets {
    fn space(&mut self) {
        self.indent = self.indent.map(|indent| indent + 1);
    }

    fn other(&mut self) {
        if let Some(indent) = self.indent.take() {
            self.line = indent;
        }
    }

    fn open(&mut self, at: usize) {
        self.other();
        self.open.push((at, self.line));
    }

    /// A bracket that begins a line closes one of a line that is indented alike; another
    /// one is probably not closed.
    fn close(&mut self) {
        let indent = self.indent;
        self.other();
        if let (Some((at, line)), Some(indent)) = (self.open.pop(), indent)
            && line != indent
        {
            self.suspect = self.suspect.or(Some(at));
        }
    }
}
