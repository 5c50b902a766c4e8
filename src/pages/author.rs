use crate::{
    components::{AuthorCard, Booking, Cards, Level, setting},
    model::AuthorPage,
};
use leptos::prelude::*;

#[component]
pub(super) fn Author(page: AuthorPage) -> impl IntoView {
    let articles = (setting().text.articles_by)(&page.author.name);
    view! {
        <div class="clinic-page">
            <AuthorCard author=page.author />
            <section class="clinic-section" aria-labelledby="clinic-articles">
                <h2 id="clinic-articles">{articles}</h2>
                <Cards articles=page.articles level=Level::Part />
            </section>
            <Booking />
        </div>
    }
}
