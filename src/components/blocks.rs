use super::{
    Callout, Do, Dont, Finished, Heading, List, Picture, Prose, Quote, Steps, Subheading, Table,
    finished, series,
};
use crate::model::{Block, Published};
use leptos::prelude::*;

/// The parts of an article's body, one after the other.
#[component(transparent)]
pub fn Blocks(
    /// The parts.
    blocks: Vec<Block<Published>>,
) -> Finished {
    let parts = blocks.into_iter().enumerate();
    series(parts.map(|(number, block)| part(block, number)))
}

fn part(block: Block<Published>, number: usize) -> Finished {
    match block {
        Block::Heading(heading) => finished(view! { <Heading heading /> }),
        Block::Subheading(heading) => finished(view! { <Subheading heading /> }),
        Block::Paragraph(prose) => finished(view! {
            <p>
                <Prose prose />
            </p>
        }),
        Block::List(items) => finished(view! { <List items /> }),
        Block::Steps(items) => finished(view! { <Steps items /> }),
        Block::Picture(picture) => finished(view! { <Picture picture /> }),
        Block::Quote(quote) => finished(view! { <Quote quote /> }),
        Block::Table(table) => finished(view! { <Table table number /> }),
        Block::Callout(callout) => finished(view! { <Callout callout /> }),
        Block::Do(items) => finished(view! { <Do items /> }),
        Block::Dont(items) => finished(view! { <Dont items /> }),
    }
}
