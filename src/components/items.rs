use super::{Finished, Prose, context, finished, series};
use crate::model::Inline;
use leptos::prelude::*;

/// Items in no order.
#[component(transparent)]
pub fn List<'a>(
    /// The items.
    items: &'a [Vec<Inline>],
) -> Finished {
    finished(view! { <ul class="clinic-list">{in_items(items)}</ul> })
}

/// Items in order.
#[component(transparent)]
pub fn Steps<'a>(
    /// The steps.
    items: &'a [Vec<Inline>],
) -> Finished {
    finished(view! { <ol class="clinic-steps" role="list">{in_items(items)}</ol> })
}

/// What to do.
#[component(transparent)]
pub fn Do<'a>(
    /// The advice.
    items: &'a [Vec<Inline>],
) -> Finished {
    finished(view! {
        <div class="clinic-advice clinic-do">
            <p class="clinic-advice-label">{context().text.to_do}</p>
            <ul role="list">{in_items(items)}</ul>
        </div>
    })
}

/// What to leave.
#[component(transparent)]
pub fn Dont<'a>(
    /// The advice.
    items: &'a [Vec<Inline>],
) -> Finished {
    finished(view! {
        <div class="clinic-advice clinic-dont">
            <p class="clinic-advice-label">{context().text.not_to_do}</p>
            <ul role="list">{in_items(items)}</ul>
        </div>
    })
}

fn in_items(items: &[Vec<Inline>]) -> Finished {
    let item = |prose: &Vec<Inline>| {
        finished(view! {
            <li>
                <Prose prose />
            </li>
        })
    };
    series(items.iter().map(item))
}
