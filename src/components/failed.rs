use super::context;
use crate::content::Failure;
use leptos::prelude::*;

/// Why a page can't be shown, and a way on.
#[component]
pub fn Failed(
    /// What went wrong.
    failure: Failure,
    /// Asks for the page once more.
    retry: UnsyncCallback<()>,
) -> impl IntoView {
    let text = context().text;
    let cause = match failure {
        Failure::Unreachable => text.failed_unreachable.into(),
        Failure::TooSlow => text.failed_too_slow.into(),
        Failure::Refused(status) => (text.failed_refused)(status),
        Failure::Broken | Failure::OtherEdition => text.failed_broken.into(),
    };
    view! {
        <div class="clinic-message">
            <h1 tabindex="-1">{text.failed}</h1>
            <p>{cause} " " {text.failed_way_on}</p>
            <button type="button" class="clinic-button" on:click=move |_| retry.run(())>
                {text.try_again}
            </button>
        </div>
    }
}
