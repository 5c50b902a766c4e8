use super::Layout;
use crate::{components::context, text::OfflineText};
use leptos::prelude::*;

/// What a reader is shown who has no network and wants a page that is not kept. Only the
/// publisher renders it; `assets/web/offline/worker/` writes the articles that are kept into it.
#[component]
pub fn Offline() -> impl IntoView {
    let context = context();
    let text = OfflineText::of(&context.site.language);
    let try_again = context.text.try_again;
    view! {
        <Layout>
            <div class="clinic-message clinic-offline">
                <h1>{text.title}</h1>
                <p>{text.lead}</p>
                <p>
                    <a class="clinic-button" href="">
                        {try_again}
                    </a>
                </p>
                <h2>{text.readable}</h2>
                <ul>"{{readable}}"</ul>
            </div>
        </Layout>
    }
}
