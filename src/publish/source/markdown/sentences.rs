use std::{borrow::Cow, ops::Range};

/// The sentences of some prose: the bytes of each, and how many words it has.
///
/// A sentence ends with a full stop, a question mark or an exclamation mark before white
/// space; quotation marks, closing marks and citations in between belong to it.
#[must_use]
pub fn sentences(prose: &str) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let (mut start, mut words, mut ended) = (0, 0, 0);
    for word in prose.split_inclusive(char::is_whitespace) {
        let next = ended + word.len();
        let shown = without_citations(word.trim());
        if shown.chars().any(char::is_alphanumeric) {
            words += 1;
        }
        let linked = shown.contains(']').then(|| shown.find("](")).flatten();
        let target = linked.unwrap_or(shown.len());
        let bare = |text: &str| {
            let closing = ['*', '"', '\'', '”', '’', '»', ')', ']'];
            text.trim_end_matches(closing)
                .ends_with(['.', '!', '?', '…'])
        };
        if bare(&shown) || bare(&shown[..target]) {
            found.push((start..ended + word.trim_end().len(), words));
            (start, words) = (next, 0);
        }
        ended = next;
    }
    if words > 0 {
        found.push((start..prose.trim_end().len(), words));
    }
    found
}

fn without_citations(word: &str) -> Cow<'_, str> {
    if !word.contains('[') {
        return word.into();
    }
    let mut parts = word.split("[@");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push_str(part.split_once(']').map_or("", |(_, after)| after));
    }
    shown.into()
}
