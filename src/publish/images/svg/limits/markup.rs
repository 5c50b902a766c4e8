use crate::publish::diagnostics::Spanned;
use std::collections::HashSet;

/// How many attributes an element has at most; each is compared with each other.
const MOST_OF_ONE: usize = 200;

/// How many attributes there are at most in all.
const MOST_ATTRIBUTES: usize = 400_000;

/// How many prefixes of names there are at most; each element that declares one keeps them all.
const MOST_PREFIXES: usize = 100;

/// How often prefixes are compared with each other at most.
const MOST_COMPARED: usize = 50_000_000;

/// What of a text would be read as XML for ever. It need not be XML: what is counted is what there can be
/// at most.
pub(in crate::publish::images::svg) fn flaw(text: &str) -> Option<Spanned> {
    let (mut all, mut declarations) = (0, 0);
    let mut prefixes = HashSet::new();
    let mut at = 0;
    // No value may have this sign in it, so there is one tag in each part at most.
    for part in text.split_inclusive('<') {
        let span = at..at + 1;
        at += part.len();
        if !part.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':')) {
            continue;
        }
        let mut own = 0;
        for (sign, _) in part.match_indices('=') {
            if part[sign + 1..].trim_start().starts_with(['"', '\'']) {
                own += 1;
                let name = part[..sign].trim_end();
                let name = name
                    .rsplit([' ', '\t', '\n', '\r', '"', '\''])
                    .next()
                    .unwrap_or(name);
                if let Some(prefix) = name.strip_prefix("xmlns") {
                    declarations += 1;
                    prefixes.insert(prefix);
                }
            }
        }
        all += own;
        if own > MOST_OF_ONE {
            let wrong = format!("this has more than {MOST_OF_ONE} attributes");
            return Some(Spanned::new(
                span,
                wrong,
                "save the picture again as plain svg",
            ));
        }
        if prefixes.len() > MOST_PREFIXES || declarations * prefixes.len().pow(2) > MOST_COMPARED {
            let wrong = "this declares too many prefixes of names (xmlns)";
            return Some(Spanned::new(
                span,
                wrong,
                "save the picture again as plain svg",
            ));
        }
        if all > MOST_ATTRIBUTES {
            let wrong = format!("this picture has more than {MOST_ATTRIBUTES} attributes");
            let instead = "draw something simpler, or save the picture as png";
            return Some(Spanned::new(span, wrong, instead));
        }
    }
    None
}
