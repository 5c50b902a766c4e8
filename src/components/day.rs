use super::{Finished, context, finished};
use crate::model::Date;
use leptos::prelude::*;

/// A day, in words for people and in numbers for programs.
#[component(transparent)]
pub fn Day(
    /// The day.
    date: Date,
) -> Finished {
    finished(view! { <time datetime=date.to_string()>{(context().text.date)(date)}</time> })
}
