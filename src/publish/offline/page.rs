use crate::{
    components::Context,
    pages::Offline,
    publish::page::{document::document, template::Template},
    text::OfflineText,
};
use leptos::prelude::*;

/// The page that the worker shows when there is no network and what is wanted is not kept.
pub(in crate::publish) struct OfflinePage;

impl OfflinePage {
    /// The page; the worker writes into it what can be read.
    pub(in crate::publish) fn html(template: &Template, context: &Context, icon: &str) -> String {
        let theme = &context.site.theme;
        let policy = template.policy(theme);
        let icon = context.base.file(icon);
        let text = OfflineText::of(&context.site.language);
        context.clone().around(|| {
            let head = view! {
                <title>{format!("{} – {}", text.title, context.site.name)}</title>
                <meta name="robots" content="noindex" />
                <link rel="icon" href=icon />
            };
            let body = view! { <Offline /> };
            document(
                &context.site.language,
                &policy,
                &template.style(theme),
                head,
                body,
            )
        })
    }
}
