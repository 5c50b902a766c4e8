use super::{Finished, Prose, context, finished, series};
use crate::model::{self, Block, Published};
use leptos::prelude::*;

/// The sections of an article as links; nothing for fewer than three.
#[component(transparent)]
pub fn ContentsList<'a>(
    /// The sections' headings.
    headings: Vec<&'a model::Heading>,
) -> Option<Finished> {
    const WORTH_LISTING: usize = 3;
    (headings.len() >= WORTH_LISTING).then(|| {
        let item = |heading: &model::Heading| {
            let words = words(&heading.text);
            finished(view! {
                <li>
                    <a href=format!("#{}", heading.id) target="_self">
                        <Prose prose=&words />
                    </a>
                </li>
            })
        };
        let items = series(headings.into_iter().map(item));
        finished(view! {
            <nav class="clinic-contents" aria-labelledby="clinic-contents">
                <h2 id="clinic-contents">{context().text.contents}</h2>
                <ol role="list">{items}</ol>
            </nav>
        })
    })
}

/// A link can't hold what else a heading may hold: links and citations.
fn words(text: &[model::Inline]) -> Vec<model::Inline> {
    vec![model::Inline::Text(model::plain_text(text))]
}

/// The headings of the sections of a body.
pub(super) fn sections(blocks: &[Block<Published>]) -> Vec<&model::Heading> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    headings.collect()
}
