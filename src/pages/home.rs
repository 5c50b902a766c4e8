use super::SAVED;
use crate::{
    components::{Booking, Cards, Finished, Level, Pagination, context, finished},
    model::List,
    route::Route,
};
use leptos::prelude::*;

#[component(transparent)]
pub(super) fn Home<'a>(list: &'a List) -> Finished {
    let context = context();
    let text = context.text;
    let &List {
        ref articles,
        number,
        last,
    } = list;
    let empty = articles.is_empty();
    finished(view! {
        <div class="clinic-page">
            <header class="clinic-page-header">
                <h1 tabindex="-1">{text.all_articles}</h1>
                <p class="clinic-summary">{context.site.tagline.as_str()}</p>
                <div id=SAVED class="clinic-saved"></div>
            </header>
            {empty.then(|| finished(view! { <p>{text.no_articles}</p> }))}
            <Cards articles level=Level::Section top=true lead=number.is_first() />
            <Pagination
                number
                last
                before=number.before().map(Route::Home)
                after=number.after(last).map(Route::Home)
            />
            <Booking />
        </div>
    })
}
