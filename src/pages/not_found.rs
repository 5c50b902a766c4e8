use crate::{
    components::{Cards, Level, setting},
    model::List,
};
use leptos::prelude::*;

#[component]
pub(super) fn NotFound(list: List) -> impl IntoView {
    const SUGGESTIONS: usize = 3;
    let text = setting().text;
    let articles: Vec<_> = list.articles.into_iter().take(SUGGESTIONS).collect();
    view! {
        <div class="clinic-page">
            <header class="clinic-page-header">
                <h1 tabindex="-1">{text.not_found}</h1>
                <p class="clinic-summary">{text.not_found_lead}</p>
            </header>
            <section class="clinic-section" aria-labelledby="clinic-suggestions">
                <h2 id="clinic-suggestions">{text.not_found_suggestions}</h2>
                <Cards articles level=Level::Part />
            </section>
        </div>
    }
}
