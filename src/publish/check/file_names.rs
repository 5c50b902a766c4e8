use crate::{
    model::Slug,
    publish::{source::bundle::BundleFile, support::ascii::ascii_name},
};
use std::collections::BTreeMap;

/// How the files of a folder can be called whose names are not their slugs, so that none is written
/// over another.
#[derive(Debug, Default)]
pub(in crate::publish) struct FileNames(BTreeMap<String, Slug>);

impl FileNames {
    /// The names for files, of which these are the slugs that could be read, in a folder where these
    /// names are taken, theirs too. All are compared in small letters: not every system keeps them
    /// apart.
    pub(super) fn new<'a>(
        files: impl IntoIterator<Item = (&'a BundleFile, Option<Slug>)>,
        taken: &[String],
    ) -> Self {
        let mut names: BTreeMap<String, Slug> = BTreeMap::new();
        for (found, slug) in files {
            let stem = found.stem();
            if slug.as_ref().is_some_and(|slug| slug.as_str() == stem) {
                continue;
            }
            let own = stem.to_lowercase();
            let is_free = |name: &str| {
                let others = usize::from(name == own);
                taken.iter().filter(|it| *it == name).count() <= others
                    && names.values().all(|given| given.as_str() != name)
            };
            let name = match (slug.filter(|slug| is_free(slug.as_str())), stem.parse()) {
                (Some(slug), _) => Some(slug),
                (None, Ok(stem)) => Some(stem),
                (None, Err(_)) => free(stem, is_free),
            };
            names.extend(name.map(|name| (stem.to_owned(), name)));
        }
        Self(names)
    }

    /// The name for the file of this stem.
    pub(super) fn name(&self, stem: &str) -> Option<&Slug> {
        self.0.get(stem)
    }
}

/// A name like this one that is free.
fn free(stem: &str, is_free: impl Fn(&str) -> bool) -> Option<Slug> {
    let words = ascii_name(stem).to_lowercase();
    let words: Vec<&str> = words
        .split(['-', '_'])
        .filter(|it| !it.is_empty())
        .collect();
    let mut words = words.join("-");
    words.truncate(Slug::LONGEST - 6);
    let words = match words.trim_end_matches('-') {
        "" => "untitled",
        words => words,
    };
    let numbered = (2..).map(|number| format!("{words}-{number}"));
    let mut names = std::iter::once(words.to_owned()).chain(numbered);
    names.find(|name| is_free(name))?.parse().ok()
}
