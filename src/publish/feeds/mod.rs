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
use super::{Publication, Trouble};
use crate::{components::Setting, model::Page, route::Route};

/// The file of the Atom feed.
pub(super) const ATOM: &str = "feed.atom";

/// The file of the JSON feed.
pub(super) const JSON_FEED: &str = "feed.json";

/// The file that lists all addresses, or the files that do.
const SITEMAP: &str = "sitemap.xml";

/// The file that says what search engines may read.
const ROBOTS: &str = "robots.txt";

/// How many articles a feed has: some months of a busy clinic.
const ENTRIES: usize = 20;

/// The feeds, the sitemap and `robots.txt`: their paths below the site's base, and their bytes.
///
/// # Errors
/// When one can't be written as XML or JSON.
pub fn feeds(
    publication: &Publication,
    setting: &Setting,
) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let newest = publication.previews.iter().take(ENTRIES);
    let newest = newest.filter_map(|preview| {
        match publication.page(Some(&Route::Article(preview.slug.clone())))? {
            Page::Article(page) => Some(Entry::of(&page, setting)),
            _ => None,
        }
    });
    let entries: Vec<Entry> = newest.collect();
    let atom = atom::write(&entries, setting);
    let json = json_feed::write(&entries, setting);
    let mut files = vec![
        (ATOM.into(), atom.map_err(because(ATOM))?),
        (JSON_FEED.into(), json.map_err(because(JSON_FEED))?),
        (ROBOTS.into(), robots::write(setting).into_bytes()),
    ];
    files.extend(sitemap::write(publication, setting).map_err(because(SITEMAP))?);
    Ok(files)
}

fn because<E: std::error::Error + Send + Sync + 'static>(file: &str) -> impl FnOnce(E) -> Trouble {
    move |cause| Trouble::because(format!("could not write {file}"), cause)
}
