use leptos::prelude::*;

/// The outline of a page whose content is still on its way.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! {
        <div class="clinic-skeleton" aria-hidden="true">
            <div class="clinic-skeleton-picture"></div>
            <div class="clinic-skeleton-title"></div>
            <div class="clinic-skeleton-line"></div>
            <div class="clinic-skeleton-line"></div>
            <div class="clinic-skeleton-line"></div>
        </div>
    }
}
