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
        Value::Text(text) => {
            hidden(text, at);
            stray(text, key, at);
        }
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

/// Characters that no person has written: pasting and converting leave them behind.
fn stray(text: &str, key: &str, at: Cursor<'_>) {
    let mut is_flag = false;
    for (start, c) in text.char_indices() {
        let is_tag = ('\u{e0000}'..='\u{e007f}').contains(&c);
        // Tags spell which land a flag is of (UTS 51, 2.1.1 and C.1).
        is_flag = c == '\u{1f3f4}' || (is_flag && is_tag);
        let noncharacter = (u32::from(c) & 0xfffe) == 0xfffe;
        let part = start..start + c.len_utf8();
        let told = |wrong: &str| format!("the {wrong} U+{:04X} is in this text", u32::from(c));
        let words = match c {
            '\u{fffd}' => Some(Invalid::new(
                told("sign for a lost letter"),
                "write the letter that was here",
            )),
            // Between the words of a text, some scripts need the space without a width.
            '\u{200b}' if key != "title" => None,
            '\u{200b}' | '\u{feff}' => Some(Invalid::new(told("invisible character"), "delete it")),
            _ if noncharacter || (is_tag && !is_flag) => {
                Some(Invalid::new(told("invisible character"), "delete it"))
            }
            _ => None,
        };
        if let Some(words) = words {
            at.warning_in(part, || words);
        }
    }
}
