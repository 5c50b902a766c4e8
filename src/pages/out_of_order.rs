use crate::components::context;
use leptos::prelude::*;

/// What a reader is told when the program has stopped working: hidden in every finished page,
/// shown by `assets/web/start.js`, which needs nothing of the program.
#[component]
pub fn OutOfOrder() -> impl IntoView {
    let text = context().text;
    view! {
        <div id="clinic-out-of-order" class="clinic-out-of-order" role="alert" hidden>
            <p>
                <strong>{text.crashed}</strong>
            </p>
            <p>{text.crashed_lead}</p>
            <p>
                <a class="clinic-button" href="" target="_self">
                    {text.reload}
                </a>
            </p>
        </div>
    }
}
