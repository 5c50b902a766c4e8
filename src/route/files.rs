//! Paths of the files and folders that a site has beside its pages, below its base path. Folders
//! end with a slash.

use super::Route;

/// The first page; the same name stands at the end of every page's path.
pub const INDEX: &str = "index.html";
/// The page for addresses that nothing has.
pub const NOT_FOUND: &str = "404.html";

/// The articles as Atom.
pub const ATOM: &str = "feed.atom";
/// The articles as JSON Feed.
pub const JSON_FEED: &str = "feed.json";
/// All addresses, or where they are listed.
pub const SITEMAP: &str = "sitemap.xml";
/// A word to programs that look through the web.
pub const ROBOTS: &str = "robots.txt";

/// The web app manifest.
pub const MANIFEST: &str = "app.webmanifest";
/// Icons of the installed app.
pub const APP_ICONS: &str = "app-icons/";

/// The service worker.
pub const WORKER: &str = "worker.js";
/// What the worker keeps: the version, and its files or where they are listed.
pub const PRECACHE_MANIFEST: &str = "offline.json";
/// Parts of that list, and the page in place of one that is not kept.
pub const OFFLINE: &str = "offline/";
/// The page in place of one that is not kept.
pub const OFFLINE_PAGE: &str = "offline/index.html";
/// The page in place of an article that was kept and is published no more.
pub const WITHDRAWN_PAGE: &str = "offline/withdrawn/index.html";

/// Content as JSON, and its pictures.
pub const CONTENT: &str = "content/";
/// Pictures of the content.
pub const IMAGES: &str = "content/images/";

/// What other sites show.
pub const EMBED: &str = "embed/";
/// The files of the embeds' program, of earlier versions too.
pub const EMBED_FILES: &str = "embed/files/";
/// The script that a pasted tag loads.
pub const LOADER: &str = "embed/v1.js";
/// Loaders of this and of earlier versions, for tags that pin one: this, a hash, `.js`.
pub const PINNED_LOADERS: &str = "embed/files/v1-";
/// The page where snippets are put together.
pub const SNIPPET_PAGE: &str = "embed/index.html";

/// What hosts such as Netlify are told to send along.
pub const HEADERS: &str = "_headers";
/// Where such hosts are told what leads elsewhere; a clinic's own file.
pub const REDIRECTS: &str = "_redirects";
/// What Apache is told.
pub const HTACCESS: &str = ".htaccess";

/// Folders in which nothing but files of the site are.
pub const FOLDERS: [&str; 4] = [APP_ICONS, CONTENT, EMBED, OFFLINE];
/// Folders of pages.
pub const PAGES: [&str; 3] = ["articles/", "authors/", "page/"];
/// Files at the top, but for those of the program, whose names go on with a hash.
pub const AT_THE_TOP: [&str; 11] = [
    INDEX,
    NOT_FOUND,
    ATOM,
    JSON_FEED,
    SITEMAP,
    ROBOTS,
    MANIFEST,
    WORKER,
    PRECACHE_MANIFEST,
    HEADERS,
    HTACCESS,
];

/// The file of a page; without a route, of the page for addresses that nothing has.
#[must_use]
pub fn page(route: Option<&Route>) -> String {
    route.map_or_else(|| NOT_FOUND.into(), |route| format!("{route}{INDEX}"))
}
