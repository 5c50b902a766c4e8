use super::edited::Edited;
use crate::publish::diagnostics::Spanned;
use std::{collections::HashMap, ops::Range};

/// How many bytes a drawing may have when its entities are written out.
const LARGEST: usize = 25_000_000;

/// The text of a drawing without its DOCTYPE, and with what its entities stand for: drawing programs write
/// one and shorten the names of namespaces. Nothing that reads XML for us has to know any.
///
/// # Errors
/// When it stands for more than words.
pub(super) fn without(text: &str) -> Result<Edited, Spanned> {
    let Some(place) = place(text) else {
        return Ok(Edited::new(text, []));
    };
    let within = &text[place.clone()];
    let refuse = |wrong: &str| {
        let at = place.start..place.start + 9;
        Spanned::new(
            at,
            wrong,
            "delete it, up to its closing >, or save the picture again as plain svg",
        )
    };
    let entities = match within.split_once('[') {
        Some((_, subset)) => entities(
            subset
                .trim_end_matches('>')
                .trim_end()
                .trim_end_matches(']'),
        ),
        None => Some(HashMap::new()),
    };
    let entities = entities
        .ok_or_else(|| refuse("the DOCTYPE of this picture does more than to name words"))?;
    let mut edits = vec![(place.clone(), "")];
    let mut length = text.len();
    for (start, _) in text[place.end..].match_indices('&') {
        let start = place.end + start;
        let Some((name, _)) = text[start + 1..].split_once(';') else {
            break;
        };
        if let Some(value) = entities.get(name) {
            length += value.len();
            if length > LARGEST {
                return Err(refuse("the DOCTYPE of this picture makes it very large"));
            }
            edits.push((start..start + name.len() + 2, value));
        }
    }
    Ok(Edited::new(text, edits))
}

/// Where the DOCTYPE is, which comes before the first element.
fn place(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        at += rest.find(end)? + end.len();
    }
    let rest = text[at..].strip_prefix("<!DOCTYPE").map(|_| &text[at..])?;
    let (mut quote, mut is_within) = (None, false);
    for (place, sign) in rest.char_indices() {
        match (quote, sign) {
            (Some(open), sign) if sign == open => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            (None, '[') => is_within = true,
            (None, ']') => is_within = false,
            (None, '>') if !is_within => return Some(at..at + place + 1),
            _ => {}
        }
    }
    None
}

/// What entities stand for, by their names; none when any is more than plain words, or comes from
/// elsewhere.
fn entities(subset: &str) -> Option<HashMap<&str, &str>> {
    let mut entities = HashMap::new();
    let mut rest = subset.trim_start();
    while !rest.is_empty() {
        let (name, after) = rest
            .strip_prefix("<!ENTITY")?
            .trim_start()
            .split_once(char::is_whitespace)?;
        let after = after.trim_start();
        let quote = after
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        if name == "%" || value.contains(['<', '>', '&', '%', '"', '\'']) {
            return None;
        }
        // The first one counts (XML 1.0, 4.2).
        entities.entry(name).or_insert(value);
        rest = after.trim_start().strip_prefix('>')?.trim_start();
    }
    Some(entities)
}
