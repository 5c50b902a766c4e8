use super::{Finished, context, finished};
use crate::{model::PageNumber, route::Route};
use leptos::prelude::*;

/// The way through a list that goes over several pages; nothing for a single page.
#[component(transparent)]
pub fn Pagination(
    /// The page that is shown.
    number: PageNumber,
    /// The last page.
    last: PageNumber,
    /// The page before, if there is one.
    before: Option<Route>,
    /// The page after, if there is one.
    after: Option<Route>,
) -> Option<Finished> {
    (!last.is_first()).then(|| {
        let context = context();
        let text = context.text;
        let link = |route: Option<Route>, rel, words| {
            route.map(|route| {
                finished(view! {
                    <a href=context.base.href(&route) rel=rel>
                        {words}
                    </a>
                })
            })
        };
        finished(view! {
            <nav class="clinic-pagination" aria-label=text.pages>
                {link(before, "prev", text.page_before)}
                <p>{(text.page_of)(number, last)}</p> {link(after, "next", text.page_after)}
            </nav>
        })
    })
}
