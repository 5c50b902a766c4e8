use crate::{
    components::Context,
    pages::Offline,
    publish::page::{document::document, template::Template},
    route::files,
    text::OfflineText,
};
use leptos::prelude::*;

/// The pages that the worker shows in place of what can't be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::publish) enum OfflinePage {
    /// There is no network, and what is wanted is not kept.
    NotKept,
    /// The article that is wanted is published no more.
    Withdrawn,
}

impl OfflinePage {
    /// All of them.
    pub(in crate::publish) const ALL: [Self; 2] = [Self::NotKept, Self::Withdrawn];

    /// Where it is published.
    pub(in crate::publish) const fn path(self) -> &'static str {
        match self {
            Self::NotKept => files::OFFLINE_PAGE,
            Self::Withdrawn => files::WITHDRAWN_PAGE,
        }
    }

    /// The page; the worker writes into it what can be read.
    pub(in crate::publish) fn html(
        self,
        template: &Template,
        context: &Context,
        icon: &str,
    ) -> String {
        let theme = &context.site.theme;
        let policy = template.policy(theme);
        let icon = context.base.file(icon);
        let text = OfflineText::of(&context.site.language);
        let withdrawn = self == Self::Withdrawn;
        let title = if withdrawn {
            text.withdrawn
        } else {
            text.title
        };
        context.clone().around(|| {
            let head = view! {
                <title>{format!("{title} – {}", context.site.name)}</title>
                <meta name="robots" content="noindex" />
                <link rel="icon" href=icon />
            };
            let body = view! { <Offline withdrawn /> };
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
