use super::{Finished, Prose, finished};
use crate::model::{self, Published};
use leptos::prelude::*;

/// Somebody's words.
#[component(transparent)]
pub fn Quote(
    /// The words and whose they are.
    quote: model::Quote<Published>,
) -> Finished {
    let attribution = quote
        .attribution
        .map(|name| finished(view! { <figcaption>{name}</figcaption> }));
    finished(view! {
        <figure class="clinic-quote">
            <blockquote>
                <p>
                    <Prose prose=quote.text />
                </p>
            </blockquote>
            {attribution}
        </figure>
    })
}
