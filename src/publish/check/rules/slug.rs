use crate::{
    model::{Invalid, Slug},
    publish::{check::file_names::FileNames, diagnostics::suggest::quoted, source::json::Cursor},
};

/// A slug is the name of its file, so that a link tells where to look.
pub(super) fn check(slug: &Slug, at: Cursor<'_>, file: &str, names: &FileNames) {
    if slug.as_str() == file {
        return;
    }
    let called = quoted(&format!("{file}.json"));
    at.error(|| match (names.name(file), file.parse::<Slug>()) {
        (Some(name), Ok(stem)) if name == slug => Invalid::new(
            format!("the file is called {called}"),
            format!("write \"{stem}\" here, or call the file \"{slug}.json\""),
        ),
        (Some(name), Err(_)) if name == slug => Invalid::new(
            format!("the file is called {called}"),
            format!("call the file \"{slug}.json\""),
        ),
        (_, Ok(stem)) => Invalid::new(
            format!("another file has this slug, and this one is called {called}"),
            format!("write \"{stem}\" here"),
        ),
        (Some(name), Err(_)) => Invalid::new(
            format!("another file has this slug, and this one is called {called}"),
            format!(
                "call this file \"{name}.json\" and write \"{name}\" here, or keep it in another folder"
            ),
        ),
        (None, Err(_)) => Invalid::new(
            format!("another file has this slug, and this one is called {called}"),
            "call this file otherwise and write its new name here, or keep it in another folder",
        ),
    });
}
