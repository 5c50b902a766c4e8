use leptos::prelude::*;

/// The outline of a page whose content is still on its way.
#[component]
pub fn Skeleton() -> impl IntoView {
    // Written out within the whole, they would be set as HTML, which the policy forbids
    // (Trusted Types); a view of its own is made of elements.
    let picture = view! { <div class="clinic-skeleton-picture"></div> };
    let title = view! { <div class="clinic-skeleton-title"></div> };
    let line = || view! { <div class="clinic-skeleton-line"></div> };
    view! {
        <div class="clinic-skeleton" aria-hidden="true">
            {picture} {title} {line()} {line()} {line()}
        </div>
    }
}
