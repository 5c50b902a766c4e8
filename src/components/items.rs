use super::{Finished, Prose, finished, series, setting};
use crate::model::Inline;
use leptos::prelude::*;

/// Items in no order.
#[component(transparent)]
pub fn List(
    /// The items.
    items: Vec<Vec<Inline>>,
) -> Finished {
    finished(view! { <ul class="clinic-list">{in_items(items)}</ul> })
}

/// Items in order.
#[component(transparent)]
pub fn Steps(
    /// The steps.
    items: Vec<Vec<Inline>>,
) -> Finished {
    finished(view! { <ol class="clinic-steps" role="list">{in_items(items)}</ol> })
}

/// What to do.
#[component(transparent)]
pub fn Do(
    /// The advice.
    items: Vec<Vec<Inline>>,
) -> Finished {
    finished(view! {
        <div class="clinic-advice clinic-do">
            <p class="clinic-advice-label">{setting().text.to_do}</p>
            <ul role="list">{in_items(items)}</ul>
        </div>
    })
}

/// What to leave.
#[component(transparent)]
pub fn Dont(
    /// The advice.
    items: Vec<Vec<Inline>>,
) -> Finished {
    finished(view! {
        <div class="clinic-advice clinic-dont">
            <p class="clinic-advice-label">{setting().text.not_to_do}</p>
            <ul role="list">{in_items(items)}</ul>
        </div>
    })
}

fn in_items(items: Vec<Vec<Inline>>) -> Finished {
    let item = |prose| {
        finished(view! {
            <li>
                <Prose prose />
            </li>
        })
    };
    series(items.into_iter().map(item))
}
