use super::program::Pinned;
use crate::{
    components::Context,
    pages::{Choice, Snippet},
    publish::{
        page::{document::document, policy::Policy, template::Template},
        publication::Publication,
        support::cache::digest,
    },
    route::files,
    text::SnippetText,
};
use leptos::prelude::*;

/// The page on which a snippet for another site is put together.
pub(in crate::publish) struct SnippetPage {
    style: String,
    /// The path of the script.
    script: String,
}

impl SnippetPage {
    /// How many articles it offers, the newest; a link from any other brings its own along.
    const OFFERED: usize = 500;

    const SCRIPT: &[u8] = include_bytes!("../../../assets/web/embed/snippet.js");
    const STYLE: &str = include_str!("../../../style/snippet.css");

    /// The page of a site with this context.
    pub(in crate::publish) fn new(template: &Template, context: &Context) -> Self {
        Self {
            style: template.style(&context.site.theme) + Self::STYLE,
            script: format!("{}snippet-{}.js", files::EMBED_FILES, digest(Self::SCRIPT)),
        }
    }

    /// The path of the script, and what it says.
    pub(in crate::publish) fn script(&self) -> (&str, &'static [u8]) {
        (&self.script, Self::SCRIPT)
    }

    /// What it may load and do.
    pub(in crate::publish) fn policy(&self) -> Policy {
        Policy::of_style(&self.style)
    }

    /// The page, with the loader of today and the site's icon.
    pub(in crate::publish) fn html(
        &self,
        publication: &Publication,
        context: &Context,
        pinned: Pinned,
        icon: &str,
    ) -> String {
        let language = &context.site.language;
        let text = SnippetText::of(language);
        let newest = publication.articles.iter().take(Self::OFFERED);
        let articles: Vec<Choice> = newest
            .map(|article| (article.slug().to_string(), article.preview.title.clone()))
            .collect();
        let authors = publication.authors.values();
        let authors: Vec<Choice> = authors
            .map(|author| (author.slug.to_string(), author.name.clone()))
            .collect();
        let script = context.base.file(&self.script);
        let loader = context.base.file(files::LOADER);
        let icon = context.base.file(icon);
        context.clone().around(|| {
            let head = view! {
                <title>{format!("{} – {}", text.title, context.site.name)}</title>
                <meta name="description" content=text.lead />
                <meta name="robots" content="noindex" />
                <link rel="icon" href=icon />
                <script src=loader type="module"></script>
                <script src=script defer></script>
            };
            let body = view! {
                <Snippet
                    articles
                    authors
                    loader=files::LOADER
                    pinned=pinned.path
                    integrity=pinned.integrity
                />
            };
            document(language, &self.policy(), &self.style, head, body)
        })
    }
}
