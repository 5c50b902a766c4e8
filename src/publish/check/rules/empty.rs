use crate::{
    model::{Block, Invalid, Written},
    publish::source::json::Cursor,
};

/// An article says something.
pub(super) fn check(blocks: &[Block<Written>], at: Cursor<'_>) {
    let says = |block: &Block<Written>| {
        !matches!(
            block,
            Block::Heading(_) | Block::Subheading(_) | Block::Picture(_)
        )
    };
    if at.is_whole() && !blocks.iter().any(says) {
        at.error(|| {
            Invalid::new(
                "this article is empty",
                "write at least one { \"paragraph\": \"…\" }",
            )
        });
    }
}
