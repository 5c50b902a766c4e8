use super::icons::{Icons, Purpose};
use crate::{
    model::Colour,
    publish::{check::rules::PAPER, publication::Publication, support::error::Error},
    route::{Base, Route, files},
};
use serde::Serialize;

/// How many articles can be opened from the site's icon; browsers show four at most.
const SHORTCUTS: usize = 4;

/// What a browser has to know to put the site beside programs (Web Application Manifest).
#[derive(Serialize)]
struct Manifest<'a> {
    id: &'a str,
    name: &'a str,
    short_name: &'a str,
    description: &'a str,
    lang: &'a str,
    dir: &'static str,
    start_url: &'a str,
    scope: &'a str,
    display: &'static str,
    display_override: [&'static str; 1],
    background_color: Colour,
    theme_color: Colour,
    icons: Vec<ManifestIcon>,
    shortcuts: Vec<Shortcut<'a>>,
}

#[derive(Serialize)]
struct ManifestIcon {
    src: String,
    sizes: String,
    r#type: &'static str,
    purpose: &'static str,
}

#[derive(Serialize)]
struct Shortcut<'a> {
    name: &'a str,
    url: String,
}

/// The manifest of a site that begins at this base, as JSON.
///
/// # Errors
/// When it can't be written as JSON.
pub(in crate::publish) fn manifest(
    publication: &Publication,
    base: &Base,
    icons: &Icons,
) -> Result<Vec<u8>, Error> {
    let site = &publication.site;
    let newest = publication.articles.iter().take(SHORTCUTS);
    let icons = icons.all.iter().filter_map(|icon| {
        Some(ManifestIcon {
            src: base.file(&icon.path),
            sizes: format!("{0}x{0}", icon.size),
            r#type: "image/png",
            purpose: match icon.purpose {
                Purpose::Any => "any",
                Purpose::Maskable => "maskable",
                Purpose::Apple => return None,
            },
        })
    });
    let manifest = Manifest {
        id: base.as_str(),
        name: &site.name,
        short_name: &site.name,
        description: &site.tagline,
        lang: site.language.as_str(),
        dir: site.language.direction().as_str(),
        start_url: base.as_str(),
        scope: base.as_str(),
        // Who reads goes back, and wants to see where; some know no window with such buttons.
        display: "standalone",
        display_override: ["minimal-ui"],
        background_color: PAPER,
        theme_color: PAPER,
        icons: icons.collect(),
        shortcuts: newest
            .map(|article| Shortcut {
                name: &article.preview.title,
                url: base.href(&Route::Article(article.slug().clone())),
            })
            .collect(),
    };
    serde_json::to_vec(&manifest)
        .map_err(|cause| Error::because(format!("could not write {}", files::MANIFEST), cause))
}
