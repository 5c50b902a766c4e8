use super::words;
use crate::{model::Target, publish::diagnostics::Spanned};
use std::ops::Range;

/// Addresses and telephone numbers that nobody can press.
pub(super) fn find(text: &str) -> Vec<Spanned> {
    let words = words(text);
    let mut found: Vec<Spanned> = words
        .iter()
        .filter_map(|(at, word)| address(at, word))
        .collect();
    found.extend(telephones(text, &words));
    found
}

fn address(at: &Range<usize>, word: &str) -> Option<Spanned> {
    let bare = word.trim_start_matches(['(', '<', '“', '"', '„', '\'']);
    let start = at.start + word.len() - bare.len();
    let bare = bare.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', '”', '“', '"', '\'']);
    let part = start..start + bare.len();
    if bare.contains("://") || bare.starts_with("www.") && bare.len() > 8 {
        let target = if bare.contains("://") {
            bare.to_owned()
        } else {
            format!("https://{bare}")
        };
        Target::parse(&target).ok()?;
        return Some(Spanned::new(
            part,
            "readers can't press this address",
            format!("write [the words for it]({target})"),
        ));
    }
    let mail = format!("mailto:{bare}");
    Target::parse(&mail).ok()?;
    Some(Spanned::new(
        part,
        "readers can't press this mail address",
        format!("write [{bare}]({mail})"),
    ))
}

/// Telephone numbers: groups of digits, with spaces between, that begin as such numbers do.
fn telephones(text: &str, words: &[(Range<usize>, &str)]) -> Vec<Spanned> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut count = 0;
        while let Some((_, word)) = words.get(at + count)
            && is_group(bare(word))
        {
            count += 1;
            if bare(word) != *word {
                break;
            }
        }
        if count == 0 {
            at += 1;
            continue;
        }
        let part = words[at].0.start..words[at + count - 1].0.end;
        let shown = bare(&text[part.clone()]);
        let inner =
            shown.starts_with('(') && shown.ends_with(')') && shown.matches('(').count() == 1;
        let part = part.start..part.start + shown.len();
        at += count;
        if inner || !is_telephone(shown) {
            continue;
        }
        let number: String = shown.replace("(0)", "");
        let number = number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        let number: String = number.collect();
        found.push(Spanned::new(
            part,
            "readers can't press this telephone number",
            format!("write [{shown}](tel:{number})"),
        ));
    }
    found
}

/// A word without the signs behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', '!', '?'])
}

fn is_group(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || "+-()./".contains(c))
}

fn is_telephone(shown: &str) -> bool {
    let digits: Vec<usize> = shown
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .filter(|&length| length > 0)
        .collect();
    let count: usize = digits.iter().sum();
    let is_date = shown.matches('.').count() == 2 && matches!(*digits, [1 | 2, 1 | 2, 2 | 4]);
    let begins = shown.starts_with('+') || shown.trim_start_matches('(').starts_with('0');
    begins && (8..16).contains(&count) && !is_date
        || matches!(*digits, [3, 3, 4] | [1, 3, 3, 4]) && !shown.contains('.')
}
