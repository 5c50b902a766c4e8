use super::Prose;
use crate::model::{self, Published};
use leptos::prelude::*;

/// Somebody's words.
#[component]
pub fn Quote(
    /// The words and whose they are.
    quote: model::Quote<Published>,
) -> impl IntoView {
    let attribution = quote
        .attribution
        .map(|name| view! { <figcaption>{name}</figcaption> });
    view! {
        <figure class="clinic-quote">
            <blockquote>
                <p>
                    <Prose prose=quote.text />
                </p>
            </blockquote>
            {attribution}
        </figure>
    }
}
