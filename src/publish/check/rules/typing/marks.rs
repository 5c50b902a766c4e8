use super::{Kind, words};
use crate::publish::diagnostics::Spanned;
use std::ops::Range;

/// Marks of other ways to write that are none here.
pub(super) fn find(text: &str, kind: Kind) -> Vec<Spanned> {
    let mut found = Vec::new();
    if kind == Kind::Plain {
        for sign in ["**", "]("] {
            found.extend(text.find(sign).map(|at| {
                Spanned::new(
                    at..at + sign.len(),
                    "readers see these signs: this text is shown as it is written",
                    "write the words alone",
                )
            }));
        }
        return found;
    }
    found.extend(line(text, kind));
    for (sign, instead) in [("__", "**"), ("~~", ""), ("_", "*")] {
        found.extend(around(text, sign).into_iter().map(|at| {
            let inner = &text[at.start + sign.len()..at.end - sign.len()];
            Spanned::new(
                at.clone(),
                format!("readers see the signs {sign} here"),
                format!("write {instead}{inner}{instead}"),
            )
        }));
    }
    found
}

/// Marks for a whole line.
fn line(text: &str, kind: Kind) -> Option<Spanned> {
    let hashes = text.bytes().take_while(|&b| b == b'#').count();
    if (1..7).contains(&hashes) && text[hashes..].starts_with(' ') {
        let words = text[hashes..].trim();
        let instead = match (kind, hashes) {
            (Kind::Words, _) => "write the words alone".into(),
            (_, 1 | 2) => format!("write {{ \"heading\": \"{words}\" }} in a block of its own"),
            _ => format!("write {{ \"subheading\": \"{words}\" }} in a block of its own"),
        };
        let wrong = "readers see the signs # here, and no heading";
        return Some(Spanned::new(0..hashes, wrong, instead));
    }
    if text.starts_with("> ") {
        return Some(Spanned::new(
            0..1,
            "readers see the sign > here, and no quotation",
            "write { \"quote\": { \"text\": \"…\" } } in a block of its own",
        ));
    }
    let ruled = text.len() > 2
        && ["-", "=", "_"]
            .iter()
            .any(|it| text.trim_matches(|c| it.contains(c)).is_empty());
    ruled.then(|| {
        Spanned::new(
            0..text.len(),
            "readers see these signs, and no line",
            "delete them, or begin a section with a heading",
        )
    })
}

/// Where words stand between two of these signs.
fn around(text: &str, sign: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, word) in words(text) {
        let signs = word.trim_start_matches(['(', '“', '"']);
        let start = at.start + word.len() - signs.len();
        if open.is_none() && begins(signs, sign) {
            open = Some(start);
        }
        let closed = word.trim_end_matches(|c: char| {
            c.is_ascii_punctuation() && c != '_' && c != '~' || c == '”'
        });
        if let Some(from) = open
            && closed.ends_with(sign)
            && at.start + closed.len() > from + 2 * sign.len()
            && (sign != "_" || !closed.ends_with("__"))
        {
            found.push(from..at.start + closed.len());
            open = None;
        }
    }
    found
}

fn begins(word: &str, sign: &str) -> bool {
    let inner = word.strip_prefix(sign);
    inner.is_some_and(|inner| inner.starts_with(|c: char| c.is_alphanumeric()))
}
