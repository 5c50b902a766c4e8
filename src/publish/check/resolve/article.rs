use super::{citations::Citations, prose::Scope};
use crate::{
    model::{
        Article, Block, Heading, Inline, Invalid, Markdown, Published, Status, Written, plain_text,
    },
    publish::{
        check::{
            names::{Draft, Names},
            rules::heading_id,
        },
        source::{json::Cursor, markdown},
    },
};
use std::collections::BTreeSet;

/// Resolves an article.
pub(in crate::publish) fn article(
    article: &Article<Written>,
    at: Cursor<'_>,
    names: &Names,
) -> Article<Published> {
    let (sources, blocks) = (at.key("sources"), at.key("blocks"));
    let mut scope = Scope {
        drafts: match article.status {
            Status::Draft => Draft::Allowed,
            Status::Published => Draft::Refused,
        },
        citations: Some(Citations::new(&article.sources, sources)),
        headings: Some(Headings::of(&article.blocks, blocks)),
        ..Scope::new(names)
    };
    let hero = scope.picture(&article.hero, at.key("hero"));
    names.images.add_hero(&article.hero.file);
    let body = article.blocks.iter().enumerate();
    let body = body
        .map(|(index, block)| scope.block(block, blocks.item(index)))
        .collect();
    let citations = scope.citations.take();
    if let Some(citations) = &citations
        && !scope.unread
        && at.key("hero").is_whole()
        && blocks.is_whole()
    {
        citations.expect_all_cited(sources);
    }
    Article {
        slug: article.slug.clone(),
        title: article.title.clone(),
        summary: article.summary.clone(),
        language: article.language.clone(),
        status: article.status,
        dates: article.dates.clone(),
        author: article.author.clone(),
        reviewer: article.reviewer.clone(),
        hero,
        topics: article.topics.clone(),
        related: article.related.clone(),
        licence: article.licence.clone(),
        sources: citations.map(Citations::into_sources).unwrap_or_default(),
        blocks: body,
    }
}

/// The fragment identifiers of an article's headings.
pub(super) struct Headings {
    ids: BTreeSet<String>,
    /// Whether all headings could be read.
    all_known: bool,
}

impl Headings {
    fn of(blocks: &[Block<Written>], at: Cursor<'_>) -> Self {
        let mut headings = Self {
            ids: BTreeSet::new(),
            all_known: at.is_whole(),
        };
        for (index, block) in blocks.iter().enumerate() {
            let (heading, at) = match block {
                Block::Heading(heading) => (heading, at.item(index).key("heading")),
                Block::Subheading(heading) => (heading, at.item(index).key("subheading")),
                _ => continue,
            };
            match markdown::parse(&heading.0) {
                Ok(pieces) => headings.add(&pieces, at),
                Err(_) => headings.all_known = false,
            }
        }
        headings
    }

    fn add(&mut self, pieces: &[markdown::Piece], at: Cursor<'_>) {
        let id = heading_id(&markdown::words(pieces));
        if id.is_empty() {
            at.error(|| {
                Invalid::new(
                    "this heading has no words",
                    "write what its section is about",
                )
            });
        } else if !self.ids.insert(id) {
            at.error(|| {
                Invalid::new(
                    "another heading of this article has the same words",
                    "write other ones, so that a link can tell them apart",
                )
            });
        }
    }

    pub(super) fn may_have(&self, id: &str) -> bool {
        !self.all_known || self.ids.contains(id)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.ids.iter().map(String::as_str)
    }
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
        Heading {
            id: heading_id(&plain_text(&text)),
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
