use crate::{
    model::{Block, Invalid, Written},
    publish::source::json::Cursor,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A subheading divides a section, so a heading comes before it (WCAG 1.3.1).
pub(super) fn check(blocks: &[Block<Written>], at: Cursor<'_>) {
    let heading = |block: &Block<Written>| matches!(block, Block::Heading(_));
    let first = blocks.iter().position(heading).unwrap_or(blocks.len());
    for (index, block) in blocks.iter().take(first).enumerate() {
        if matches!(block, Block::Subheading(_)) && at.is_whole() {
            at.item(index).key("subheading").error(|| {
                Invalid::new(
                    "this subheading stands before any heading",
                    "make it a \"heading\", or write one above it",
                )
            });
        }
    }
}

/// The fragment identifier of a heading: its words in small letters and normal form C (Unicode Standard
/// Annex 15), joined by hyphens. Marks belong to their letters, and what nobody sees to none. Empty when
/// it has no words; never one of the site's own ids, which begin with `clinic-`.
pub(in crate::publish) fn heading_id(words: &str) -> String {
    let letters: String = words.to_lowercase().nfc().collect();
    let mut id = String::with_capacity(letters.len());
    for c in letters.chars().filter(|&c| !is_ignorable(c)) {
        let joins = is_combining_mark(c) && !id.is_empty() && !id.ends_with('-');
        if c.is_alphanumeric() || joins {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.starts_with("clinic-") {
        return format!("section-{id}");
    }
    id
}

/// Whether nobody sees this character: it says where a word may break, how letters join, or how a
/// sign is drawn (Unicode's `Default_Ignorable_Code_Point`).
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
