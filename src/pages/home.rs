use crate::{
    components::{Booking, Cards, Level, setting},
    model::HomePage,
};
use leptos::prelude::*;

#[component]
pub(super) fn Home(page: HomePage) -> impl IntoView {
    let setting = setting();
    let text = setting.text;
    let empty = page.articles.is_empty();
    view! {
        <div class="clinic-page">
            <header class="clinic-page-header">
                <h1 tabindex="-1">{text.all_articles}</h1>
                <p class="clinic-summary">{setting.site.tagline.clone()}</p>
            </header>
            {empty.then(|| view! { <p>{text.no_articles}</p> })}
            <Cards articles=page.articles level=Level::Section lead=true />
            <Booking />
        </div>
    }
}
