use super::{Finished, finished};
use leptos::prelude::*;

/// The outline of a page whose content is still on its way.
#[component(transparent)]
pub fn Skeleton() -> Finished {
    // Written out within the whole, they would be set as HTML, which the policy forbids
    // (Trusted Types); a view of its own is made of elements.
    let picture = view! { <div class="clinic-skeleton-picture"></div> };
    let title = view! { <div class="clinic-skeleton-title"></div> };
    let line = || view! { <div class="clinic-skeleton-line"></div> };
    finished(view! {
        <div class="clinic-skeleton" aria-hidden="true">
            {picture} {title} {line()} {line()} {line()}
        </div>
    })
}
