use super::{
    Publication,
    related::{Relations, newest},
};
use crate::{
    model::{FileName, Slug, Status},
    publish::check::{Loaded, metadata::Metadata},
};
use std::collections::{BTreeMap, BTreeSet};

/// Makes the publication of a bundle: drops drafts, orders and relates articles.
#[must_use]
pub fn compile(loaded: Loaded) -> Publication {
    let Loaded {
        site,
        mut articles,
        authors,
        mut pictures,
        static_files,
        store,
    } = loaded;
    articles.retain(|article| article.status == Status::Published);
    articles.sort_by_cached_key(newest);
    let shown: BTreeSet<&FileName> = articles.iter().flat_map(|a| &a.pictures).collect();
    let portraits = authors.values().map(|author| &author.portrait.file);
    let portraits: BTreeSet<&str> = portraits.map(|image| image.name.as_str()).collect();
    pictures
        .retain(|name, file| shown.contains(name) || portraits.contains(file.image.name.as_str()));
    let mut by_author: BTreeMap<Slug, Vec<usize>> = BTreeMap::new();
    for (place, article) in articles.iter().enumerate() {
        let theirs = by_author.entry(article.author.clone()).or_default();
        theirs.push(place);
    }
    let places = articles.iter().map(Metadata::slug).cloned();
    Publication {
        relations: Relations::between(&articles),
        places: places.zip(0..).collect(),
        by_author,
        site,
        articles,
        authors,
        pictures,
        static_files,
        store,
    }
}
