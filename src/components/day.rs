use super::setting;
use crate::model::Date;
use leptos::prelude::*;

/// A day, in words for people and in numbers for programs.
#[component]
pub fn Day(
    /// The day.
    date: Date,
) -> impl IntoView {
    view! { <time datetime=date.to_string()>{(setting().text.date)(date)}</time> }
}
