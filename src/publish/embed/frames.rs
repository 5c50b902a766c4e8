use super::{oembed, themes::Themes};
use crate::{
    components::Context,
    model::{Page, Theme},
    pages::{EmbedView, Head},
    publish::{
        page::{document::document, policy::Policy, template::Template},
        support::{cache::digest, error::Error},
    },
    route::{Embed, files},
};
use leptos::prelude::*;

/// The script of every frame.
const SCRIPT: &[u8] = include_bytes!("../../../assets/web/embed/frame.js");

/// How a frame is told which theme to have.
const THEMES: Themes = Themes {
    dark: ":root[data-theme=dark]",
    light: ":root[data-theme=light]",
};

/// Finished pages that other sites show in frames, and what is told about them.
pub(in crate::publish) struct Frames {
    /// The site's style, and the themes that a frame can be told to have.
    style: String,
    policy: Policy,
    /// The path of the script.
    script: String,
}

impl Frames {
    /// The frames of a site with these colours.
    pub(in crate::publish) fn new(template: &Template, theme: &Theme) -> Self {
        let mut style = template.style(theme);
        style.push_str(&THEMES.rules(&style));
        Self {
            policy: Policy::of_style(&style),
            style,
            script: format!("{}frame-{}.js", files::EMBED_FILES, digest(SCRIPT)),
        }
    }

    /// What frames may load and do.
    pub(in crate::publish) fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The path of the script, and what it says.
    pub(in crate::publish) fn script(&self) -> (&str, &'static [u8]) {
        (&self.script, SCRIPT)
    }

    /// The paths of the files of a frame.
    pub(in crate::publish) fn paths(embed: &Embed) -> [String; 2] {
        [format!("{embed}{}", files::INDEX), embed.oembed()]
    }

    /// What is in the files of a frame that shows this page, in the order of their paths.
    ///
    /// # Errors
    /// When what is told about it can't be written as JSON.
    pub(in crate::publish) fn files(
        &self,
        embed: &Embed,
        page: &Page,
        context: &Context,
    ) -> Result<[Vec<u8>; 2], Error> {
        let told = oembed::write(embed, page, context).map_err(|cause| {
            Error::because(format!("could not write {}", embed.oembed()), cause)
        })?;
        Ok([self.document(page, context).into_bytes(), told])
    }

    /// The document: its links open pages of the site, in a tab of their own.
    fn document(&self, page: &Page, context: &Context) -> String {
        let Head {
            title,
            canonical,
            language,
            ..
        } = Head::of(page, context);
        let script = context.base.file(&self.script);
        context.clone().around(|| {
            let head = view! {
                <title>{title}</title>
                <meta name="robots" content="noindex" />
                <link rel="canonical" href=canonical />
                <base target="_blank" />
                <script src=script defer></script>
            };
            let body = view! {
                <main>
                    <EmbedView page />
                </main>
            };
            document(&language, &self.policy, &self.style, head, body)
        })
    }
}
