use super::{entry::Entry, time::time};
use crate::{components::Context, route::files};
use serde::Serialize;

/// A feed in the form of JSON Feed 1.1.
#[derive(Serialize)]
struct Whole<'a> {
    version: &'static str,
    title: &'a str,
    description: &'a str,
    language: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    summary: &'a str,
    language: &'a str,
    image: &'a str,
    date_published: String,
    date_modified: String,
    authors: [Author<'a>; 1],
    tags: Vec<&'a str>,
    content_html: &'a str,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    url: &'a str,
    avatar: &'a str,
}

/// Writes the JSON feed.
pub(super) fn write(entries: &[Entry], context: &Context) -> serde_json::Result<Vec<u8>> {
    let site = &context.site;
    let base = context.published();
    serde_json::to_vec(&Whole {
        version: "https://jsonfeed.org/version/1.1",
        title: &site.name,
        description: &site.tagline,
        language: site.language.as_str(),
        home_page_url: base.as_str(),
        feed_url: base.file(files::JSON_FEED),
        items: entries.iter().map(item).collect(),
    })
}

fn item(entry: &Entry) -> Item<'_> {
    let author = &entry.author;
    Item {
        id: &entry.address,
        url: &entry.address,
        title: &entry.title,
        summary: &entry.summary,
        language: entry.language.as_str(),
        image: &entry.card,
        date_published: time(entry.published),
        date_modified: time(entry.updated),
        authors: [Author {
            name: &author.name,
            url: &author.address,
            avatar: &author.portrait,
        }],
        tags: entry.topics.iter().map(|topic| &*topic.name).collect(),
        content_html: &entry.content,
    }
}
