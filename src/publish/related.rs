use crate::model::{Article, Published, Slug, Stage};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// How many related articles there are, unless an author names more.
const ENOUGH: usize = 3;

/// The articles related to one, most related first: those that its author names, then those
/// that share most topics with it, then the newest.
pub(super) fn related<'a>(
    article: &Article<Published>,
    all: &'a BTreeMap<Slug, Article<Published>>,
) -> Vec<&'a Article<Published>> {
    let named = article.related.iter().filter_map(|slug| all.get(slug));
    let mut related: Vec<_> = named.filter(|other| other.slug != article.slug).collect();
    let known: BTreeSet<&Slug> = related.iter().map(|other| &other.slug).collect();
    let others = all.values().filter(|other| other.slug != article.slug);
    let mut others: Vec<_> = others
        .filter(|other| !known.contains(&other.slug))
        .collect();
    others.sort_by_key(|other| (Reverse(shared_topics(article, other)), newest(other)));
    let missing = ENOUGH.saturating_sub(related.len());
    related.extend(others.into_iter().take(missing));
    related
}

fn shared_topics(one: &Article<Published>, other: &Article<Published>) -> usize {
    one.topics
        .iter()
        .filter(|topic| other.topics.contains(topic))
        .count()
}

/// The order of articles where nothing else decides: the newest first.
pub(super) fn newest<S: Stage>(article: &Article<S>) -> impl Ord + use<S> {
    (Reverse(article.dates.published), article.slug.clone())
}
