use crate::{
    components::{Cards, Finished, Level, context, finished},
    model::List,
};
use leptos::prelude::*;

#[component(transparent)]
pub(super) fn NotFound<'a>(list: &'a List) -> Finished {
    const SUGGESTIONS: usize = 3;
    let text = context().text;
    let articles = &list.articles[..SUGGESTIONS.min(list.articles.len())];
    finished(view! {
        <div class="clinic-page">
            <header class="clinic-page-header">
                <h1 tabindex="-1">{text.not_found}</h1>
                <p class="clinic-summary">{text.not_found_lead}</p>
            </header>
            <section class="clinic-section" aria-labelledby="clinic-suggestions">
                <h2 id="clinic-suggestions">{text.not_found_suggestions}</h2>
                <Cards articles level=Level::Part top=true />
            </section>
        </div>
    })
}
