use crate::model::{Article, Published, Slug, Stage};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// How many related articles there are, unless an author names more.
const ENOUGH: usize = 3;

/// Which articles go with which.
///
/// What is alike is looked up by the topics of an article: all articles with the same topics
/// have the same candidates, so relating all articles of a site takes no longer than reading
/// them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Relations {
    /// For each set of topics, the articles to go on to: most alike first.
    candidates: BTreeMap<BTreeSet<Slug>, Vec<Slug>>,
    known: BTreeSet<Slug>,
}

impl Relations {
    /// The relations between articles, which stand newest first.
    pub(super) fn between(articles: &[&Article<Published>]) -> Self {
        // An article is a candidate for itself, and so may be those that it names.
        let named = articles.iter().map(|article| article.related.len()).max();
        let enough = ENOUGH + 1 + named.unwrap_or(0);
        let mut alike: BTreeMap<BTreeSet<Slug>, Vec<(usize, &Slug)>> = BTreeMap::new();
        for (place, article) in articles.iter().enumerate() {
            let group = alike.entry(topics(article)).or_default();
            if group.len() < enough {
                group.push((place, &article.slug));
            }
        }
        let candidates = alike.keys().map(|topics| {
            let mut candidates: Vec<_> = alike
                .iter()
                .flat_map(|(others, group)| {
                    let shared = topics.intersection(others).count();
                    group
                        .iter()
                        .map(move |(place, slug)| (Reverse(shared), *place, *slug))
                })
                .collect();
            candidates.sort_unstable();
            let slugs = candidates.into_iter().take(enough);
            (
                topics.clone(),
                slugs.map(|(.., slug)| slug.clone()).collect(),
            )
        });
        Self {
            candidates: candidates.collect(),
            known: articles
                .iter()
                .map(|article| article.slug.clone())
                .collect(),
        }
    }

    /// The articles related to one, most related first: those that its author names, then
    /// those that share most topics with it, then the newest.
    pub(super) fn of<'a>(&'a self, article: &'a Article<Published>) -> Vec<&'a Slug> {
        let others = |slug: &&Slug| **slug != article.slug;
        let named = article
            .related
            .iter()
            .filter(|slug| self.known.contains(*slug));
        let mut related: Vec<&Slug> = named.filter(others).collect();
        let candidates = self.candidates.get(&topics(article));
        for slug in candidates.into_iter().flatten().filter(others) {
            if related.len() < ENOUGH && !related.contains(&slug) {
                related.push(slug);
            }
        }
        related
    }
}

fn topics(article: &Article<Published>) -> BTreeSet<Slug> {
    article.topics.iter().cloned().collect()
}

/// The order of articles where nothing else decides: the newest first.
pub(super) fn newest<S: Stage>(article: &Article<S>) -> impl Ord + use<S> {
    (Reverse(article.dates.published), article.slug.clone())
}
