use super::repeated;
use crate::{
    model::{Date, Invalid, Source},
    publish::source::json::Cursor,
};

/// The first year that a source can have: printing was young then.
const EARLIEST: u16 = 1500;

/// Sources have names of their own, and came out already.
pub(super) fn check(sources: &[Source], at: Cursor<'_>, today: Date) {
    let id = |(index, source)| (id_of(source), at.item(index).key("id"));
    repeated::check(sources.iter().enumerate().map(id));
    for (index, source) in sources.iter().enumerate() {
        if !(EARLIEST..=today.year()).contains(&source.year) {
            at.item(index).key("year").error(|| {
                Invalid::new(
                    "no source is from this year",
                    format!("write a year from {EARLIEST} to {}", today.year()),
                )
            });
        }
    }
}

fn id_of(source: &Source) -> &crate::model::Slug {
    &source.id
}
