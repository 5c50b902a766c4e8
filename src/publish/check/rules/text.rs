use crate::{
    model::Invalid,
    publish::source::json::{Cursor, Value},
};

/// Lists that may be empty.
const MAY_BE_EMPTY: [&str; 3] = ["topics", "related", "sources"];

/// Every text and every list says something, in characters that can be seen.
pub(super) fn check(at: Cursor<'_>) {
    at.each("", &mut |at, key| match at.value() {
        Value::Text(text) if text.chars().all(is_blank) => at.error(|| {
            Invalid::new(
                "this text is empty",
                "write it, or leave it out where it is not needed",
            )
        }),
        Value::Text(text) => hidden(text, at),
        Value::List(items) if items.is_empty() && !MAY_BE_EMPTY.contains(&key) => at.error(|| {
            Invalid::new(
                "this list is empty",
                "write something in it, or delete what it belongs to",
            )
        }),
        _ => {}
    });
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn hidden(text: &str, at: Cursor<'_>) {
    for (start, c) in text.char_indices() {
        let part = start..start + c.len_utf8();
        match c {
            '\n' | '\r' => at.error_in(part, || {
                Invalid::new(
                    "there is a line break in this text",
                    "use a space, or begin a new paragraph",
                )
            }),
            // Bidirectional embeddings, overrides and isolates: they can make a text look
            // like another one (Unicode Technical Report 36).
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => at.error_in(part, || {
                Invalid::new(
                    format!(
                        "the invisible character U+{:04X} turns the direction of text",
                        c as u32
                    ),
                    "delete it",
                )
            }),
            c if c.is_control() => at.error_in(part, || {
                Invalid::new(
                    format!("the control character U+{:04X} can't be shown", c as u32),
                    "delete it, or use a space",
                )
            }),
            _ => {}
        }
    }
}
