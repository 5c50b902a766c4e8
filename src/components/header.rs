use super::{Finished, finished, setting};
use crate::route::Route;
use leptos::prelude::*;

/// The head of every page.
#[component(transparent)]
pub fn Header() -> Finished {
    let setting = setting();
    let home = setting.base.href(&Route::HOME);
    finished(view! {
        <header class="clinic-header">
            <a class="clinic-brand" href=home.clone()>
                {setting.site.name.clone()}
            </a>
            <nav aria-label=setting.text.navigation>
                <a href=home>{setting.text.all_articles}</a>
            </nav>
        </header>
    })
}
