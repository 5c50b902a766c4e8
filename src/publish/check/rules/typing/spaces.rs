use super::words;
use crate::publish::diagnostics::Spanned;

/// Sentences between which the space is missing.
pub(super) fn find(text: &str) -> Vec<Spanned> {
    let joined = |(at, word): (std::ops::Range<usize>, &str)| {
        if word.contains("://") || word.contains('@') || word.starts_with("www.") {
            return None;
        }
        let (end, sign) = joint(word)?;
        let (first, second) = word.split_at(end);
        Some(Spanned::new(
            at.start + end - sign..at.start + end,
            "after this sentence a space is missing",
            format!("write {first} {second}"),
        ))
    };
    words(text).into_iter().filter_map(joined).collect()
}

/// Where one sentence ends and the next begins within a word, and how long the sign there is.
fn joint(word: &str) -> Option<(usize, usize)> {
    let signs = word.match_indices(['.', '!', '?', '…']);
    signs
        .filter(|(at, sign)| {
            let before: Vec<char> = word[..*at].chars().rev().take(3).collect();
            let mut after = word[at + sign.len()..].chars();
            before.len() > 2
                && before.iter().all(|c| c.is_lowercase())
                && after.next().is_some_and(char::is_uppercase)
                && after
                    .next()
                    .is_none_or(|c| c.is_lowercase() || !c.is_alphanumeric())
        })
        .map(|(at, sign)| (at + sign.len(), sign.len()))
        .next()
}
