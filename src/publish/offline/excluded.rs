use super::{LIST, WORKER};
use crate::{
    content::File,
    publish::{
        feeds,
        hosting::{Headers, Htaccess},
        support::compress::Encoding,
    },
};

/// Whether no browser keeps a file, for a reason that is said here.
pub(super) fn is_left_out(path: &str) -> bool {
    // The compressed forms of a file are the file.
    Encoding::ALL.iter().any(|it| path.ends_with(it.ending()))
        // The browser has the worker, the worker the list.
        || path == WORKER
        || path == LIST
        // Only the network can say that nothing has an address.
        || path == "404.html"
        // For hosts, feed readers and search engines.
        || path == Headers::FILE
        || path == Htaccess::FILE
        || feeds::FEEDS.contains(&path)
        || feeds::is_for_search_engines(path)
        // For pages of other sites, which are on the network.
        || path == File::SITE
        || path.starts_with("embed/")
        // One width of a photo stands for all; link previews are on the network.
        || is_other_print(path)
}

fn is_other_print(path: &str) -> bool {
    let Some((stem, ending)) = path
        .strip_prefix("content/images/")
        .and_then(|name| name.rsplit_once('.'))
    else {
        return false;
    };
    let last = stem.rsplit_once('-').map_or("", |(_, last)| last);
    let is_width = !last.is_empty() && last.len() < 6 && last.bytes().all(|b| b.is_ascii_digit());
    matches!(ending, "avif" | "jpg") && (is_width || last == "card")
}
