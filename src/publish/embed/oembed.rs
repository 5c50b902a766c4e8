use crate::{
    components::Context,
    model::{ArticlePage, Author, Page},
    pages::Head,
    publish::page::head::CARD,
    route::{Embed, Route},
};
use leptos::prelude::*;
use serde::Serialize;

/// How long a site may keep it without asking again: a day, in seconds.
const KEPT: u32 = 24 * 60 * 60;

/// A frame's width in pixels.
const WIDTH: u32 = 600;

/// How to show a page elsewhere.
///
/// Source: oembed.com, 2.3.4 "Response parameters" and "The rich type".
#[derive(Serialize)]
struct OEmbed<'a> {
    version: &'static str,
    r#type: &'static str,
    provider_name: &'a str,
    provider_url: &'a str,
    title: String,
    #[serde(flatten)]
    author: Option<By<'a>>,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
    cache_age: u32,
}

#[derive(Serialize)]
struct By<'a> {
    author_name: &'a str,
    author_url: String,
}

#[derive(Serialize)]
struct Thumbnail {
    #[serde(rename = "thumbnail_url")]
    url: String,
    #[serde(rename = "thumbnail_width")]
    width: u32,
    #[serde(rename = "thumbnail_height")]
    height: u32,
}

/// What is told about a frame.
///
/// # Errors
/// When it can't be written as JSON.
pub(super) fn write(embed: &Embed, page: &Page, context: &Context) -> serde_json::Result<Vec<u8>> {
    let site = context.published();
    let head = Head::of(page, context);
    let (width, height) = (WIDTH, height(embed));
    let (author, thumbnail) = match page {
        Page::Article(page) => (Some(&page.author), Some(card(page, context))),
        Page::Related(page) => (None, Some(card(page, context))),
        Page::Author(page) => (Some(&page.author), None),
        Page::Home(_) | Page::NotFound(_) => (None, None),
    };
    let author = author.map(|Author { name, slug, .. }| By {
        author_name: name,
        author_url: site.href(&Route::author(slug.clone())),
    });
    serde_json::to_vec(&OEmbed {
        version: "1.0",
        r#type: "rich",
        provider_name: &context.site.name,
        provider_url: site.as_str(),
        html: html(embed, &head, context),
        title: head.page,
        author,
        width,
        height,
        thumbnail,
        cache_age: KEPT,
    })
}

/// A frame's height in pixels, for as long as it has not told its own: scrolling shows the rest.
fn height(embed: &Embed) -> u32 {
    match embed {
        Embed::Article(_) | Embed::Related(_) => 800,
        Embed::Author(_) => 500,
    }
}

fn card(page: &ArticlePage, context: &Context) -> Thumbnail {
    let (width, height) = CARD;
    Thumbnail {
        url: context.published().file(&page.article.hero.file.card()),
        width,
        height,
    }
}

/// A link, and the frame that takes its place.
///
/// Blogs let little more than this through (`wp_filter_oembed_result`), and give the frame its
/// sandbox themselves; others have to be told.
fn html(embed: &Embed, head: &Head, context: &Context) -> String {
    let site = context.published();
    let page = site.href(&embed.clone().route());
    let frame = view! {
        <iframe
            class="wp-embedded-content"
            sandbox="allow-scripts"
            src=site.file(&embed.to_string())
            width=WIDTH.to_string()
            height=height(embed).to_string()
            title=head.title.clone()
        ></iframe>
    };
    // To `view!`, only the attributes of HTML itself are attributes.
    let frame = frame.attr("security", "restricted");
    let view = view! {
        <blockquote class="wp-embedded-content">
            <a href=page>{head.page.clone()}</a>
        </blockquote>
        {frame}
    };
    view.to_html().replace("<!>", "")
}
