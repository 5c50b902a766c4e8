use super::{Blocks, ContentsList, Finished, contents_list::sections, finished};
use crate::model::{Block, Language, Published};
use leptos::prelude::*;

/// The body of an article, with a list of its sections beside it.
#[component(transparent)]
pub fn ArticleBody<'a>(
    /// The body.
    blocks: &'a [Block<Published>],
    /// The language it is written in.
    language: &'a Language,
) -> Finished {
    finished(view! {
        <div class="clinic-article-body">
            <ContentsList headings=sections(blocks) />
            <div class="clinic-text" lang=language.as_str() dir=language.direction().as_str()>
                <Blocks blocks />
            </div>
        </div>
    })
}
