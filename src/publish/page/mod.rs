//! One page in, its finished document out: rendered components in the document that trunk has built,
//! with head, content as data, style and policy.

mod data_block;
pub(in crate::publish) mod document;
pub(in crate::publish) mod head;
pub(in crate::publish) mod policy;
pub(in crate::publish) mod template;
pub(in crate::publish) mod trunk_output;

use crate::{
    components::Context,
    content::{Content, DataBlock, Embedded},
    model::{Offline, Page},
    pages::{Frame, Head, HeadView, OutOfOrder},
    publish::support::cache::digest,
    route::{Route, files},
};
use data_block::data_block;
use head::LinkPreview;
use leptos::prelude::*;
use template::Template;

/// The name of all that pages of a site have in common: the document around each, and what holds for
/// the whole site.
///
/// # Errors
/// When that can't be written as JSON.
pub(in crate::publish) fn edition(
    template: &Template,
    context: &Context,
) -> serde_json::Result<String> {
    let site = serde_json::to_vec(context.site.as_ref())?;
    let base = context.base.as_str().as_bytes();
    let parts = [template.digest().as_bytes(), &site, base].map(digest);
    Ok(digest(parts.concat().as_bytes()))
}

/// A finished page of an edition: the document that a browser shows before any script has run, and that the
/// site's program takes over.
///
/// # Errors
/// When the page can't be written as JSON.
pub fn render(
    template: &Template,
    context: &Context,
    edition: &str,
    page: &Page,
) -> serde_json::Result<String> {
    let head = Head::of(page, context);
    let embedded = Embedded {
        site: context.site.as_ref(),
        content: carried(page),
    };
    let data = data_block(&attributes(page, context, edition), &embedded)?;
    // It may stand in the body as well, where nothing that is shown has to wait for it.
    let graph = match head::graph(page, context) {
        Some(graph) => data_block("type=\"application/ld+json\" data-page", &graph)?,
        None => String::new(),
    };
    let (head_html, body) = context.clone().around(|| {
        let head = view! {
            <HeadView head=head.clone() />
            <LinkPreview page=page.clone() head=head.clone() />
        };
        let body = view! { <Frame page /> };
        let after = view! { <OutOfOrder /> };
        (
            // Without the empty comments that leptos puts between nodes: nothing is mounted here.
            head.to_html().replace("<!>", ""),
            format!("{}{data}{graph}{}", body.to_html(), after.to_html()),
        )
    });
    Ok(template.fill(context, &head, &head_html, &body))
}

/// What a page shows, and no more: a list of related articles shows only the article's title.
fn carried(page: &Page) -> Content {
    let mut page = page.clone();
    if let Page::Related(page) = &mut page {
        page.article.blocks.clear();
        page.article.sources.clear();
        page.citations.clear();
    }
    page.into()
}

/// The attributes of the page's own data. No path needs to be escaped.
fn attributes(page: &Page, context: &Context, edition: &str) -> String {
    let (id, base, path) = (DataBlock::ID, DataBlock::BASE, DataBlock::PATH);
    let worker = (context.site.offline != Offline::Off).then(|| {
        let address = context.base.file(files::WORKER);
        format!(" {}=\"{address}\"", DataBlock::WORKER)
    });
    let here = Route::of(page).map(|route| format!(" {path}=\"{route}\""));
    format!(
        "type=\"application/json\" id=\"{id}\" {base}=\"{}\" {}=\"{edition}\"{}{}",
        context.base.as_str(),
        DataBlock::EDITION,
        here.unwrap_or_default(),
        worker.unwrap_or_default()
    )
}
