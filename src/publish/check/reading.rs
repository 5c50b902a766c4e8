use crate::model::{Article, Block, Inline, Passage, Published, Target, plain_text};
use std::collections::BTreeSet;

/// How many words a minute an adult reads silently and with care. Brysbaert (2019) found 238
/// for non-fiction; people who are in pain or new to a subject are slower.
const WORDS_A_MINUTE: usize = 200;

/// How long reading some blocks takes, in whole minutes, at least one.
pub(in crate::publish) fn minutes(blocks: &[Block<Published>]) -> u16 {
    let mut words = 0;
    each_prose(blocks, &mut |prose| {
        words += plain_text(prose).split_whitespace().count();
    });
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    u16::try_from(minutes).unwrap_or(u16::MAX)
}

/// How often each source of an article is cited, in the order of its sources.
pub(in crate::publish) fn citations(article: &Article<Published>) -> Vec<u16> {
    let mut counts = vec![0; article.sources.len()];
    if let Some(caption) = &article.hero.caption {
        count(caption, &mut counts);
    }
    each_prose(&article.blocks, &mut |prose| count(prose, &mut counts));
    counts
}

fn count(prose: &[Inline], counts: &mut [u16]) {
    for piece in prose {
        match piece {
            Inline::Text(_) => {}
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                count(inner, counts);
            }
            Inline::Citation { source, .. } => {
                if let Some(count) = counts.get_mut(usize::from(*source).wrapping_sub(1)) {
                    *count = count.saturating_add(1);
                }
            }
        }
    }
}

/// The paths of the static files to which an article links.
pub(in crate::publish) fn files(article: &Article<Published>) -> BTreeSet<String> {
    let mut files = files_in(article.hero.caption.as_slice());
    each_prose(&article.blocks, &mut |prose| add_files(prose, &mut files));
    files
}

/// The paths of the static files to which some texts link.
pub(in crate::publish) fn files_in(texts: &[Vec<Inline>]) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for prose in texts {
        add_files(prose, &mut files);
    }
    files
}

fn add_files(prose: &[Inline], files: &mut BTreeSet<String>) {
    for piece in prose {
        match piece {
            Inline::Text(_) | Inline::Citation { .. } => {}
            Inline::Emphasis(inner) | Inline::Strong(inner) => add_files(inner, files),
            Inline::Link { to, .. } => {
                if let Target::File(path) = to {
                    files.insert(path.clone());
                }
            }
        }
    }
}

/// Visits all the prose of some blocks.
fn each_prose(blocks: &[Block<Published>], visit: &mut impl FnMut(&[Inline])) {
    for block in blocks {
        match block {
            Block::Heading(heading) | Block::Subheading(heading) => visit(&heading.text),
            Block::Paragraph(prose) => visit(prose),
            Block::List(items) | Block::Steps(items) | Block::Do(items) | Block::Dont(items) => {
                each(items, visit);
            }
            Block::Picture(picture) => each(&picture.caption, visit),
            Block::Quote(quote) => visit(&quote.text),
            Block::Table(table) => {
                visit(&table.caption);
                each(&table.header, visit);
                each(table.rows.iter().flatten(), visit);
            }
            Block::Callout(callout) => {
                each(&callout.title, visit);
                for passage in &callout.content {
                    match passage {
                        Passage::Paragraph(prose) => visit(prose),
                        Passage::List(items) => each(items, visit),
                    }
                }
            }
        }
    }
}

fn each<'a>(texts: impl IntoIterator<Item = &'a Vec<Inline>>, visit: &mut impl FnMut(&[Inline])) {
    for text in texts {
        visit(text);
    }
}
