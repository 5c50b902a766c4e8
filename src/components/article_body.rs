use super::{Blocks, ContentsList, Finished, contents_list::sections, finished};
use crate::model::{Block, Language, Published};
use leptos::prelude::*;

/// The body of an article, with a list of its sections beside it.
#[component(transparent)]
pub fn ArticleBody(
    /// The body.
    blocks: Vec<Block<Published>>,
    /// The language it is written in.
    language: Language,
) -> Finished {
    finished(view! {
        <div class="clinic-article-body">
            <ContentsList headings=sections(&blocks) />
            <div class="clinic-text" lang=language.to_string() dir=language.direction().as_str()>
                <Blocks blocks />
            </div>
        </div>
    })
}
