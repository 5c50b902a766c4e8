use crate::{
    model::{Article, Block, Invalid, Written},
    publish::source::json::Cursor,
};

/// The fewest words of a summary that can't begin an article as well by chance.
const FEWEST: usize = 4;

/// A summary says what an article is about; on the article's page, its title and its first words stand
/// beside it.
pub(super) fn check(article: &Article<Written>, at: Cursor<'_>) {
    let summary = words(&article.summary);
    if summary.len() < FEWEST {
        return;
    }
    let first = article.blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(words(&text.0)),
        _ => None,
    });
    if first.is_some_and(|first| first.starts_with(&summary)) {
        at.warning(|| {
            Invalid::new(
                "the article begins with the same words",
                "say in one or two other sentences what readers will know afterwards",
            )
        });
    } else if words(&article.title) == summary {
        at.warning(|| {
            Invalid::new(
                "the title has the same words",
                "say in one or two sentences what readers will know afterwards",
            )
        });
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
