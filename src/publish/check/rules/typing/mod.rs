//! What people type as they would in a letter, and what readers would get as it stands there.

mod addresses;
mod lists;
mod marks;
mod spaces;

use crate::publish::{
    diagnostics::Spanned,
    source::json::{Cursor, Value},
};
use std::ops::Range;

/// What a text is, by the key that it stands under.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Prose by itself.
    Paragraph,
    /// One of several items, which get a sign of their own.
    Item,
    /// One of several steps, which get a number of their own.
    Step,
    /// Other prose.
    Words,
    /// Text in which nothing has a meaning.
    Plain,
}

impl Kind {
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "paragraph" | "biography" | "disclaimer" | "lead" | "soon" => Self::Paragraph,
            "list" | "do" | "dont" | "signs" => Self::Item,
            "steps" => Self::Step,
            "heading" | "subheading" | "caption" | "header" | "rows" => Self::Words,
            "summary" | "tagline" | "role" | "credit" | "attribution" => Self::Plain,
            _ => return None,
        })
    }
}

/// Every text is typed so that readers get what was meant.
pub(super) fn check(at: Cursor<'_>) {
    at.each("", &mut |at, key| {
        let (Value::Text(text), Some(kind)) = (at.value(), Kind::of(key)) else {
            return;
        };
        let mut found = lists::find(text, kind);
        found.extend(marks::find(text, kind));
        found.extend(spaces::find(text));
        if matches!(kind, Kind::Paragraph | Kind::Item | Kind::Step) {
            found.extend(addresses::find(text));
        }
        for Spanned { at: part, words } in found {
            at.warning_in(part, || words);
        }
    });
}

/// The words of a text with their places, but for links and citations.
fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let links = links(text);
    let mut words = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let at = start..start + word.trim_end().len();
        start += word.len();
        let above = links.partition_point(|link| link.end <= at.start);
        let is_link = links.get(above).is_some_and(|link| link.start < at.end);
        if !is_link && !at.is_empty() {
            words.push((at.clone(), &text[at]));
        }
    }
    words
}

/// Where links and citations are: from a bracket to the end of the target.
fn links(text: &str) -> Vec<Range<usize>> {
    let mut links = Vec::new();
    let mut start = 0;
    // Looked for once: there may be very many links without one.
    let last_end = text.rfind(')');
    while let Some(open) = text[start..].find('[').map(|at| start + at) {
        let Some(close) = text[open..].find(']').map(|at| open + at + 1) else {
            break;
        };
        let has_end = last_end.is_some_and(|last| close < last);
        let target = has_end && text[close..].starts_with('(');
        let end = target.then(|| text[close..].find(')')).flatten();
        let end = end.map_or(close, |at| close + at + 1);
        links.push(open..end);
        start = end;
    }
    links
}
