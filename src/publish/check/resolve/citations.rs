use crate::{
    model::{Inline, Invalid, Slug, Source},
    publish::{
        check::{
            names::{Words, suggestion},
            rules::unknown,
        },
        source::json::Cursor,
    },
};
use std::collections::HashMap;

/// Numbers the sources of an article in the order of their first citation.
pub(super) struct Citations {
    sources: Vec<Source>,
    index: HashMap<Slug, usize>,
    /// Whether all of its sources could be read.
    all_known: bool,
    /// For each source: its number, and how often it is cited.
    cited: Vec<(u16, u16)>,
    next: u16,
}

impl Citations {
    pub(super) fn new(sources: &[Source], at: Cursor<'_>) -> Self {
        let index = sources.iter().enumerate().rev();
        Self {
            sources: sources.to_vec(),
            index: index
                .map(|(index, source)| (source.id.clone(), index))
                .collect(),
            all_known: at.is_whole(),
            cited: vec![(0, 0); sources.len()],
            next: 1,
        }
    }

    pub(super) fn cite(&mut self, id: &Slug, refuse: impl FnOnce(Words<'_>)) -> Inline {
        let Some(index) = self.index.get(id).copied() else {
            if self.all_known {
                refuse(&|| {
                    let known = self.sources.iter().map(|source| source.id.as_str());
                    unknown(
                        "this article has no source with the id",
                        id,
                        suggestion(id, known, "use one of its sources"),
                    )
                });
            }
            return Inline::Text(String::new());
        };
        let (number, times) = &mut self.cited[index];
        if *number == 0 {
            *number = self.next;
            self.next = self.next.saturating_add(1);
        }
        *times = times.saturating_add(1);
        Inline::Citation {
            source: *number,
            occurrence: *times,
        }
    }

    /// Tells of sources that nothing cites.
    pub(super) fn expect_all_cited(&self, at: Cursor<'_>) {
        for (index, (number, _)) in self.cited.iter().enumerate() {
            if *number == 0 {
                let id = &self.sources[index].id;
                at.item(index).key("id").error(|| {
                    Invalid::new(
                        "nothing cites this source",
                        format!(
                            "write [@{id}] where the article relies on it, or delete the source"
                        ),
                    )
                });
            }
        }
    }

    /// The cited sources in the order of their numbers.
    pub(super) fn into_sources(self) -> Vec<Source> {
        let numbered = self
            .cited
            .into_iter()
            .map(|(number, _)| number)
            .zip(self.sources);
        let mut numbered: Vec<_> = numbered.filter(|(number, _)| *number > 0).collect();
        numbered.sort_by_key(|(number, _)| *number);
        numbered.into_iter().map(|(_, source)| source).collect()
    }
}
