use super::{Callout, Do, Dont, Heading, List, Picture, Prose, Quote, Steps, Subheading, Table};
use crate::model::{Block, Published};
use leptos::{either::either, prelude::*};

/// The parts of an article's body, one after the other.
#[component]
pub fn Blocks(
    /// The parts.
    blocks: Vec<Block<Published>>,
) -> impl IntoView {
    blocks
        .into_iter()
        .enumerate()
        .map(|(number, block)| view! { <One block number /> })
        .collect_view()
}

#[component]
fn One(block: Block<Published>, number: usize) -> impl IntoView {
    either!(block,
        Block::Heading(heading) => view! { <Heading heading /> },
        Block::Subheading(heading) => view! { <Subheading heading /> },
        Block::Paragraph(prose) => view! { <p><Prose prose /></p> },
        Block::List(items) => view! { <List items /> },
        Block::Steps(items) => view! { <Steps items /> },
        Block::Picture(picture) => view! { <Picture picture /> },
        Block::Quote(quote) => view! { <Quote quote /> },
        Block::Table(table) => view! { <Table table number /> },
        Block::Callout(callout) => view! { <Callout callout /> },
        Block::Do(items) => view! { <Do items /> },
        Block::Dont(items) => view! { <Dont items /> },
    )
}
