//! What feed readers and search engines fetch: the feeds, the list of all addresses, and who may
//! read them.
//!
//! All of it comes from the publication alone: the same content gives the same bytes.

mod atom;
mod content;
mod entry;
mod json_feed;
mod robots;
mod sitemap;
mod time;
mod xml;

use self::entry::Entry;
use crate::{
    components::Context,
    model::Page,
    publish::{check::metadata::Metadata, publication::Publication, support::error::Error},
    route::{Route, files},
};
use rayon::prelude::*;

/// The files of the feeds.
pub(super) const FEEDS: [&str; 2] = [files::ATOM, files::JSON_FEED];

/// Whether a file is one that only search engines ask for.
pub(super) fn is_for_search_engines(path: &str) -> bool {
    path == files::ROBOTS || path.starts_with("sitemap")
}

/// How many articles a feed has, each in full: some months of a clinic. Feed readers ask often.
const ENTRIES: usize = 10;

/// The articles of the feeds.
pub(super) fn newest(publication: &Publication) -> &[Metadata] {
    let articles = &publication.articles;
    articles.get(..ENTRIES).unwrap_or(articles)
}

/// The feeds: their paths below the site's base, and their bytes.
///
/// # Errors
/// When an article can't be read, or a feed can't be written as XML or JSON.
pub fn feeds(
    publication: &Publication,
    context: &Context,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let entries = newest(publication).par_iter().map(|article| {
        let page = publication.page(Some(&Route::Article(article.slug().clone())))?;
        Ok(match page {
            Some(Page::Article(page)) => Some(Entry::of(&page, context)),
            _ => None,
        })
    });
    let entries: Vec<Option<Entry>> = entries.collect::<Result<_, Error>>()?;
    let entries: Vec<Entry> = entries.into_iter().flatten().collect();
    let atom = atom::write(&entries, context);
    let json = json_feed::write(&entries, context);
    Ok(vec![
        (files::ATOM.into(), atom.map_err(because(files::ATOM))?),
        (
            files::JSON_FEED.into(),
            json.map_err(because(files::JSON_FEED))?,
        ),
    ])
}

/// The sitemap and `robots.txt`: their paths below the site's base, and their bytes.
///
/// # Errors
/// When the sitemap can't be written as XML.
pub fn addresses(
    publication: &Publication,
    context: &Context,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut files = sitemap::write(publication, context).map_err(because(files::SITEMAP))?;
    files.push((files::ROBOTS.into(), robots::write(context).into_bytes()));
    Ok(files)
}

fn because<E: std::error::Error + Send + Sync + 'static>(file: &str) -> impl FnOnce(E) -> Error {
    move |cause| Error::because(format!("could not write {file}"), cause)
}
