use super::prose::Scope;
use crate::{
    model::{Block, Heading, Inline, Invalid, Markdown, Written},
    publish::{
        check::rules::heading_id,
        source::{json::Cursor, markdown},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// The fragment identifiers of an article's headings.
pub(super) struct Headings {
    /// By the headings, as they are written.
    ids: BTreeMap<String, String>,
    /// Whether all headings could be read.
    all_known: bool,
}

impl Headings {
    /// The ids of all headings among these blocks. Where different words come to the same id, as those
    /// of "Vitamin B+" and "Vitamin B-" do, the later ones get a number.
    pub(super) fn of(blocks: &[Block<Written>], at: Cursor<'_>) -> Self {
        let mut found = Vec::new();
        let mut all_known = at.is_whole();
        let mut words = BTreeSet::new();
        for (index, block) in blocks.iter().enumerate() {
            let (heading, at) = match block {
                Block::Heading(heading) => (heading, at.item(index).key("heading")),
                Block::Subheading(heading) => (heading, at.item(index).key("subheading")),
                _ => continue,
            };
            let Ok(pieces) = markdown::parse(&heading.0) else {
                all_known = false;
                continue;
            };
            let said = markdown::words(&pieces);
            let id = heading_id(&said);
            if id.is_empty() {
                at.error(|| {
                    Invalid::new(
                        "this heading has no words",
                        "write what its section is about",
                    )
                });
            } else if words.insert(said.split_whitespace().collect::<Vec<_>>().join(" ")) {
                found.push((heading.0.clone(), id));
            } else {
                at.error(|| {
                    Invalid::new(
                        "another heading of this article has the same words",
                        "write other ones, so that a link can tell them apart",
                    )
                });
            }
        }
        Self {
            ids: numbered(found),
            all_known,
        }
    }

    pub(super) fn may_have(&self, id: &str) -> bool {
        !self.all_known || self.ids.values().any(|known| known == id)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.ids.values().map(String::as_str)
    }

    fn id(&self, heading: &Markdown) -> Option<&String> {
        self.ids.get(&heading.0)
    }
}

/// The first of each id keeps it; no number makes an id that another heading has.
fn numbered(found: Vec<(String, String)>) -> BTreeMap<String, String> {
    let mut taken: BTreeSet<String> = found.iter().map(|(_, id)| id.clone()).collect();
    let mut given = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for (heading, id) in found {
        let id = if given.insert(id.clone()) {
            id
        } else {
            let numbers = (2..).map(|number| format!("{id}-{number}"));
            let free = numbers.into_iter().find(|it| !taken.contains(it));
            free.unwrap_or(id)
        };
        taken.insert(id.clone());
        ids.insert(heading, id);
    }
    ids
}

impl Scope<'_> {
    pub(super) fn heading(&mut self, heading: &Markdown, at: Cursor<'_>) -> Heading {
        let text = self.prose(heading, at);
        if !text.iter().all(is_plain) {
            at.error(|| {
                Invalid::new(
                    "a heading can't hold a link or a citation",
                    "write it in the text below",
                )
            });
        }
        let known = self.headings.as_ref().and_then(|it| it.id(heading));
        Heading {
            id: known.cloned().unwrap_or_default(),
            text,
        }
    }
}

fn is_plain(piece: &Inline) -> bool {
    match piece {
        Inline::Text(_) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) => inner.iter().all(is_plain),
        Inline::Link { .. } | Inline::Citation { .. } => false,
    }
}
