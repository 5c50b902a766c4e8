use super::{citations::Citations, headings::Headings, prose::Scope};
use crate::{
    model::{Article, Published, Status, Written},
    publish::{
        check::names::{Draft, Names},
        source::json::Cursor,
    },
};

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
