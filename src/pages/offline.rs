use super::Layout;
use crate::{components::context, text::OfflineText};
use leptos::prelude::*;

/// What a reader is shown who has no network and wants a page that is not kept, or an article that is
/// published no more. Only the publisher renders it; `assets/web/offline/worker/` writes the
/// article's title and the articles that are kept into it.
#[component]
pub fn Offline(
    /// Whether it is an article that is published no more.
    withdrawn: bool,
) -> impl IntoView {
    let context = context();
    let text = OfflineText::of(&context.site.language);
    let try_again = context.text.try_again;
    let (title, lead) = if withdrawn {
        (text.withdrawn, text.withdrawn_lead)
    } else {
        (text.title, text.lead)
    };
    view! {
        <Layout>
            <div class="clinic-message clinic-offline">
                <h1>{title}</h1>
                <p>{lead}</p>
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
