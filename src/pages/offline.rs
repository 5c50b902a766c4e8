use super::Layout;
use crate::components::setting;
use leptos::prelude::*;

/// What a reader is shown who has no network and wants a page that is not kept. Only the
/// publisher renders it; `assets/web/offline/worker.js` writes the articles that are kept into it.
#[component]
pub fn Offline() -> impl IntoView {
    let text = setting().text;
    view! {
        <Layout>
            <div class="clinic-message clinic-offline">
                <h1>{text.offline}</h1>
                <p>{text.offline_lead}</p>
                <p>
                    <a class="clinic-button" href="">
                        {text.try_again}
                    </a>
                </p>
                <h2>{text.offline_readable}</h2>
                <ul>"{{readable}}"</ul>
            </div>
        </Layout>
    }
}
