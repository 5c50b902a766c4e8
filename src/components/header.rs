use super::{Finished, context, finished};
use crate::route::Route;
use leptos::prelude::*;

/// The head of every page.
#[component(transparent)]
pub fn Header() -> Finished {
    let context = context();
    let home = context.base.href(&Route::HOME);
    finished(view! {
        <header class="clinic-header">
            <a class="clinic-brand" href=home.clone()>
                {context.site.name.clone()}
            </a>
            <nav aria-label=context.text.navigation>
                <a href=home>{context.text.all_articles}</a>
            </nav>
        </header>
    })
}
