use super::Kind;
use crate::publish::diagnostics::Spanned;

/// What people put before an item.
const BULLETS: [char; 12] = ['•', '◦', '▪', '‣', '●', '○', '■', '·', '–', '—', '-', '*'];

/// Those of them that nobody puts within a sentence.
const PLAIN: [char; 7] = ['•', '◦', '▪', '‣', '●', '○', '■'];

/// The longest list that is written out.
const LONGEST: usize = 200;

/// Lists that are typed by hand.
pub(super) fn find(text: &str, kind: Kind) -> Vec<Spanned> {
    let bullet = bullet(text);
    let number = number(text);
    let found = match (kind, bullet, number) {
        (Kind::Item | Kind::Step, Some(length), _) => Some(Spanned::new(
            0..length,
            "a bullet begins this item, which gets one anyway",
            "delete it",
        )),
        (Kind::Step, _, Some(length)) => Some(Spanned::new(
            0..length,
            "a number begins this step, which gets one anyway",
            "delete it",
        )),
        (Kind::Paragraph, ..) => paragraph(text, bullet.is_some(), number.is_some()),
        _ => None,
    };
    found.into_iter().collect()
}

fn paragraph(text: &str, begins: bool, is_numbered: bool) -> Option<Spanned> {
    if is_numbered {
        let second = text
            .match_indices(" 2")
            .find(|(at, _)| number(&text[at + 1..]).is_some());
        second?;
        return Some(Spanned::new(
            0..text.len(),
            "these steps are one paragraph to readers",
            "write { \"steps\": [\"…\", \"…\"] }, without the numbers",
        ));
    }
    let signs = text.chars().filter(|c| PLAIN.contains(c)).count();
    if !begins && signs < 2 {
        return None;
    }
    if text.len() > LONGEST {
        return Some(list(text, "{ \"list\": [\"…\", \"…\"] }".into()));
    }
    let lead = if begins { None } else { text.find(PLAIN) };
    let (lead, items) = text.split_at(lead.unwrap_or_default());
    let items = items
        .split(|c| PLAIN.contains(&c))
        .map(|item| item.trim_start_matches(BULLETS).trim())
        .filter(|item| !item.is_empty())
        .map(|item| format!("\"{item}\""));
    let items: Vec<String> = items.collect();
    let items = format!("{{ \"list\": [{}] }}", items.join(", "));
    Some(list(
        text,
        match lead.trim() {
            "" => items,
            lead => format!("{{ \"paragraph\": \"{lead}\" }}, {items}"),
        },
    ))
}

fn list(text: &str, instead: String) -> Spanned {
    Spanned::new(
        0..text.len(),
        "this list is a paragraph to readers",
        format!("write {instead}"),
    )
}

/// How long the bullet is that begins a text.
fn bullet(text: &str) -> Option<usize> {
    let c = text.chars().next().filter(|c| BULLETS.contains(c))?;
    let rest = &text[c.len_utf8()..];
    let is_item = rest.starts_with(char::is_whitespace) || PLAIN.contains(&c);
    (is_item && !rest.trim().is_empty()).then_some(c.len_utf8())
}

/// How long the number is that begins a text.
fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    ((1..3).contains(&digits) && rest.starts_with(' ')).then_some(digits + 1)
}
