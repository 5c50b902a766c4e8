use crate::{model::Invalid, route::files};

/// What stands at the top of every site, in small letters: not every system keeps them apart.
const PAGES: [&str; 2] = [files::NOT_FOUND, files::INDEX];
const FILES: [&str; 8] = [
    files::MANIFEST,
    files::ATOM,
    files::JSON_FEED,
    files::PRECACHE_MANIFEST,
    files::ROBOTS,
    files::SITEMAP,
    files::WORKER,
    // Numbered parts of the sitemap.
    "sitemap-",
];

/// A path is not one of the site's own.
pub(super) fn check(path: &str) -> Result<(), Invalid> {
    let top = path.to_lowercase();
    let (wrong, instead) = if is_folder(&top) {
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
    } else if top == files::HEADERS {
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

fn is_folder(top: &str) -> bool {
    let mut folders = files::FOLDERS.iter().chain(&files::PAGES);
    folders.any(|folder| folder.strip_suffix('/') == Some(top))
}

fn is_of(top: &str, own: &str) -> bool {
    top == own || own.ends_with('-') && top.starts_with(own)
}
