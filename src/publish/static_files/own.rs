use crate::model::Invalid;

/// What stands at the top of every site, in small letters: not every system keeps them apart.
const FOLDERS: [&str; 7] = [
    "app-icons",
    "articles",
    "authors",
    "content",
    "embed",
    "offline",
    "page",
];
const PAGES: [&str; 2] = ["404.html", "index.html"];
const FILES: [&str; 8] = [
    "app.webmanifest",
    "feed.atom",
    "feed.json",
    "offline.json",
    "robots.txt",
    "sitemap.xml",
    "worker.js",
    // Numbered parts of the sitemap.
    "sitemap-",
];

/// A path is not one of the site's own.
pub(super) fn check(path: &str) -> Result<(), Invalid> {
    let top = path.to_lowercase();
    let (wrong, instead) = if FOLDERS.contains(&&*top) {
        (
            format!("the site has a folder {top} itself"),
            "put what is here in a folder of another name, as in files",
        )
    } else if PAGES.contains(&&*top) {
        (
            "the site has this page itself".into(),
            "delete this one, or give it another name",
        )
    } else if FILES.iter().any(|own| is_of(&top, own)) {
        (
            format!("the site has a file {top} itself"),
            "delete this one",
        )
    } else if top == "_headers" {
        (
            "the site has a file _headers itself, and what two of them say is sent twice".into(),
            "say what else is to be sent in the host's own settings",
        )
    } else if top.starts_with(".clinic-articles") {
        (
            "names that begin so are for the list of what is published".into(),
            "give it another name",
        )
    } else {
        return Ok(());
    };
    Err(Invalid::new(wrong, instead))
}

fn is_of(top: &str, own: &str) -> bool {
    top == own || own.ends_with('-') && top.starts_with(own)
}
