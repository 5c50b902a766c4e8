//! The rules that content keeps beyond its types, one to a file.

mod alternative;
mod contact;
mod dates;
mod empty;
mod headings;
mod language;
mod length;
mod references;
mod repeated;
mod review;
mod slug;
mod sources;
mod summary;
mod table;
mod text;
mod theme;
mod typing;

pub(in crate::publish) use headings::heading_id;
pub(in crate::publish) use references::unknown;
pub(in crate::publish) use theme::LIGHT as PAPER;

use super::names::Names;
use crate::{
    model::{Article, Author, Block, Picture, Site, Slug, Written},
    publish::source::json::Cursor,
};

/// Checks an article by itself and against the names in its bundle.
pub(in crate::publish) fn article(
    article: &Article<Written>,
    at: Cursor<'_>,
    file: &str,
    names: &Names,
) {
    slug::check(&article.slug, at.key("slug"), file, &names.article_files);
    language::check(&article.language, at.key("language"));
    dates::check(article, at.key("dates"), names.today);
    review::check(article, at, names.today);
    references::check(article, at, names);
    sources::check(&article.sources, at.key("sources"), names.today);
    empty::check(&article.blocks, at.key("blocks"));
    headings::check(&article.blocks, at.key("blocks"));
    length::check(&article.title, at.key("title"), 100);
    length::check(&article.summary, at.key("summary"), 300);
    summary::check(article, at.key("summary"));
    picture(&article.hero, at.key("hero"));
    for (index, block) in article.blocks.iter().enumerate() {
        let at = at.key("blocks").item(index);
        match block {
            Block::Picture(block) => picture(block, at.key("picture")),
            Block::Table(block) => table::check(block, at.key("table")),
            _ => {}
        }
    }
    text::check(at);
    typing::check(at);
}

/// Checks an author.
pub(in crate::publish) fn author(
    author: &Author<Written>,
    at: Cursor<'_>,
    file: &str,
    names: &Names,
) {
    slug::check(&author.slug, at.key("slug"), file, &names.author_files);
    picture(&author.portrait, at.key("portrait"));
    text::check(at);
    typing::check(at);
}

/// Checks the site.
pub(in crate::publish) fn site(site: &Site<Written>, at: Cursor<'_>) {
    if let Err(refused) = site.address.check_folder() {
        at.key("address").error(|| refused);
    }
    if let Some(contact) = &site.contact {
        contact::check(contact, at.key("contact"));
    }
    language::check(&site.language, at.key("language"));
    theme::check(&site.theme, at.key("theme"));
    let topic = |(index, topic)| (topic_id(topic), at.key("topics").item(index).key("id"));
    repeated::check(site.topics.iter().enumerate().map(topic));
    text::check(at);
    typing::check(at);
}

fn topic_id(topic: &crate::model::Topic) -> &Slug {
    &topic.id
}

fn picture(picture: &Picture<Written>, at: Cursor<'_>) {
    alternative::check(&picture.alternative, at.key("alternative"));
}
