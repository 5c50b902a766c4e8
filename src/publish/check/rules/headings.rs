use crate::{
    model::{Block, Invalid, Written},
    publish::source::json::Cursor,
};

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

/// The fragment identifier of a heading: its words in small letters, joined by hyphens.
/// Empty when it has none; never one of the site's own ids, which begin with `clinic-`.
pub(in crate::publish) fn heading_id(words: &str) -> String {
    let letters = words.to_lowercase();
    let words = letters.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let id = words.join("-");
    if id.starts_with("clinic-") {
        return format!("section-{id}");
    }
    id
}
