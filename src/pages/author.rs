use crate::{
    components::{AuthorCard, Booking, Cards, Finished, Level, Pagination, context, finished},
    model::{AuthorPage, List, PageNumber},
    route::Route,
};
use leptos::prelude::*;

#[component(transparent)]
pub(super) fn Author<'a>(page: &'a AuthorPage) -> Finished {
    let AuthorPage { author, list } = page;
    let &List {
        ref articles,
        number,
        last,
    } = list;
    let heading = (context().text.articles_by)(&author.name);
    let slug = author.slug.clone();
    let route = |number: PageNumber| Route::Author(slug.clone(), number);
    finished(view! {
        <div class="clinic-page">
            <AuthorCard author />
            <section class="clinic-section" aria-labelledby="clinic-articles">
                <h2 id="clinic-articles">{heading}</h2>
                <Cards articles level=Level::Part />
                <Pagination
                    number
                    last
                    before=number.before().map(route)
                    after=number.after(last).map(route)
                />
            </section>
            <Booking />
        </div>
    })
}
