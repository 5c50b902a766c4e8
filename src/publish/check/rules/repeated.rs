use crate::{
    model::{Invalid, Slug},
    publish::{diagnostics::suggest::quoted, source::json::Cursor},
};
use std::collections::BTreeSet;

/// No name stands twice in a list.
pub(super) fn check<'a>(names: impl IntoIterator<Item = (&'a Slug, Cursor<'a>)>) {
    let mut known = BTreeSet::new();
    for (name, at) in names {
        if !known.insert(name) {
            at.error(|| {
                Invalid::new(
                    format!("{} stands in this list already", quoted(name.as_str())),
                    "delete it, or write another one",
                )
            });
        }
    }
}
