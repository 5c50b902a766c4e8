use crate::{model::Slug, publish::check::metadata::Metadata};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// How many related articles there are, unless an author names more.
const ENOUGH: usize = 3;

/// Which articles go with which, by their places in the order of all.
///
/// What is alike is looked up by the topics of an article: all articles with the same topics
/// have the same candidates, so relating all articles of a site takes no longer than reading
/// them.
#[derive(Clone, Debug)]
pub(in crate::publish) struct Relations {
    /// For each set of topics, the articles to go on to: most alike first.
    candidates: BTreeMap<BTreeSet<Slug>, Vec<usize>>,
}

impl Relations {
    /// The relations between articles, which stand newest first.
    pub(in crate::publish) fn between(articles: &[Metadata]) -> Self {
        // An article is a candidate for itself, and so may be those that it names.
        let named = articles.iter().map(|article| article.related.len()).max();
        let enough = ENOUGH + 1 + named.unwrap_or(0);
        let mut alike: BTreeMap<BTreeSet<Slug>, Vec<usize>> = BTreeMap::new();
        for (place, article) in articles.iter().enumerate() {
            let group = alike.entry(topics(article)).or_default();
            if group.len() < enough {
                group.push(place);
            }
        }
        let candidates = alike.keys().map(|topics| {
            let mut candidates: Vec<_> = alike
                .iter()
                .flat_map(|(others, group)| {
                    let shared = topics.intersection(others).count();
                    group.iter().map(move |place| (Reverse(shared), *place))
                })
                .collect();
            candidates.sort_unstable();
            let places = candidates.into_iter().take(enough);
            (topics.clone(), places.map(|(_, place)| place).collect())
        });
        Self {
            candidates: candidates.collect(),
        }
    }

    /// The articles related to the one at a place, most related first: those that its author
    /// names, as far as they have a place, then those that share most topics with it, then the
    /// newest.
    pub(in crate::publish) fn of(
        &self,
        place: usize,
        article: &Metadata,
        place_of: impl Fn(&Slug) -> Option<usize>,
    ) -> Vec<usize> {
        let others = |other: &usize| *other != place;
        let named = article.related.iter().filter_map(place_of);
        let mut related: Vec<usize> = named.filter(others).collect();
        let candidates = self.candidates.get(&topics(article));
        for other in candidates.into_iter().flatten().copied().filter(others) {
            if related.len() < ENOUGH && !related.contains(&other) {
                related.push(other);
            }
        }
        related
    }
}

fn topics(article: &Metadata) -> BTreeSet<Slug> {
    article.topics.iter().cloned().collect()
}

/// The order of articles where nothing else decides: the newest first.
pub(in crate::publish) fn newest(article: &Metadata) -> impl Ord + use<> {
    let preview = &article.preview;
    (Reverse(preview.dates.published), preview.slug.clone())
}
