use crate::{
    content::File,
    publish::{feeds, support::compress::Encoding},
    route::files,
};

/// Whether no browser keeps a file, for a reason that is said here.
pub(super) fn is_left_out(path: &str) -> bool {
    // The compressed forms of a file are the file.
    Encoding::ALL.iter().any(|it| path.ends_with(it.ending()))
        // The browser has the worker, the worker the list.
        || path == files::WORKER
        || path == files::PRECACHE_MANIFEST
        // Only the network can say that nothing has an address.
        || path == files::NOT_FOUND
        // For hosts, feed readers and search engines.
        || path == files::HEADERS
        || path == files::HTACCESS
        || feeds::FEEDS.contains(&path)
        || feeds::is_for_search_engines(path)
        // For pages of other sites, which are on the network.
        || path == File::SITE
        || path.starts_with(files::EMBED)
        // One width of a photo stands for all; link previews are on the network.
        || is_other_print(path)
}

fn is_other_print(path: &str) -> bool {
    let Some((stem, ending)) = path
        .strip_prefix(files::IMAGES)
        .and_then(|name| name.rsplit_once('.'))
    else {
        return false;
    };
    let last = stem.rsplit_once('-').map_or("", |(_, last)| last);
    let is_width = !last.is_empty() && last.len() < 6 && last.bytes().all(|b| b.is_ascii_digit());
    matches!(ending, "avif" | "jpg") && (is_width || last == "card")
}
