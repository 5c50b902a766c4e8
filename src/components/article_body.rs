use super::{Blocks, ContentsList, contents_list::sections};
use crate::model::{Block, Published};
use leptos::prelude::*;

/// The body of an article, with a list of its sections beside it.
#[component]
pub fn ArticleBody(
    /// The body.
    blocks: Vec<Block<Published>>,
) -> impl IntoView {
    view! {
        <div class="clinic-article-body">
            <ContentsList headings=sections(&blocks) />
            <div class="clinic-text">
                <Blocks blocks />
            </div>
        </div>
    }
}
