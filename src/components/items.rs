use super::{Prose, setting};
use crate::model::Inline;
use leptos::prelude::*;

/// Items in no order.
#[component]
pub fn List(
    /// The items.
    items: Vec<Vec<Inline>>,
) -> impl IntoView {
    view! { <ul class="clinic-list">{in_items(items)}</ul> }
}

/// Items in order.
#[component]
pub fn Steps(
    /// The steps.
    items: Vec<Vec<Inline>>,
) -> impl IntoView {
    view! { <ol class="clinic-steps" role="list">{in_items(items)}</ol> }
}

/// What to do.
#[component]
pub fn Do(
    /// The advice.
    items: Vec<Vec<Inline>>,
) -> impl IntoView {
    view! {
        <div class="clinic-advice clinic-do">
            <p class="clinic-advice-label">{setting().text.to_do}</p>
            <ul role="list">{in_items(items)}</ul>
        </div>
    }
}

/// What to leave.
#[component]
pub fn Dont(
    /// The advice.
    items: Vec<Vec<Inline>>,
) -> impl IntoView {
    view! {
        <div class="clinic-advice clinic-dont">
            <p class="clinic-advice-label">{setting().text.not_to_do}</p>
            <ul role="list">{in_items(items)}</ul>
        </div>
    }
}

fn in_items(items: Vec<Vec<Inline>>) -> impl IntoView {
    items
        .into_iter()
        .map(|prose| {
            view! {
                <li>
                    <Prose prose />
                </li>
            }
        })
        .collect_view()
}
