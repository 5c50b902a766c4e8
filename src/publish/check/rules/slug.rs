use crate::{
    model::{Invalid, Slug},
    publish::{diagnostics::suggest::quoted, source::json::Cursor},
};

/// A slug is the name of its file, so that a link tells where to look.
pub(super) fn check(slug: &Slug, at: Cursor<'_>, file: &str) {
    if slug.as_str() != file {
        at.error(|| {
            Invalid::new(
                format!("the file is called {}", quoted(&format!("{file}.json"))),
                match file.parse::<Slug>() {
                    Ok(file) => format!("write \"{file}\" here, or call the file \"{slug}.json\""),
                    Err(_) => format!("call the file \"{slug}.json\""),
                },
            )
        });
    }
}
