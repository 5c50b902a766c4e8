use crate::{model::Invalid, publish::source::json::Cursor};

/// Texts that cards and search results show whole are short.
pub(super) fn check(text: &str, at: Cursor<'_>, longest: usize) {
    let length = text.chars().count();
    if length > longest {
        at.warning(|| {
            Invalid::new(
                format!("this has {length} characters"),
                format!("say it in {longest}, so that a list of articles stays easy to read"),
            )
        });
    }
}
