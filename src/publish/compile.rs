use super::{
    Loaded, Publication,
    reading::minutes,
    related::{Relations, newest},
};
use crate::model::{Article, Author, Block, Picture, Preview, Published, Slug, Status};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Makes the publication of a bundle: drops drafts, relates articles, counts words.
#[must_use]
pub fn compile(loaded: Loaded) -> Publication {
    let Loaded {
        bundle,
        mut pictures,
    } = loaded;
    let mut articles = bundle.articles;
    articles.retain(|_, article| article.status == Status::Published);
    let used = used(&articles, &bundle.authors);
    pictures.retain(|_, file| used.contains(file.image.name.as_str()));

    let mut order: Vec<&Article<Published>> = articles.values().collect();
    order.par_sort_by_key(|article| newest(*article));
    let previews = order
        .par_iter()
        .map(|article| Preview::of(article, minutes(&article.blocks)));
    let previews: Vec<Preview> = previews.collect();
    let mut by_author: BTreeMap<Slug, Vec<usize>> = BTreeMap::new();
    for (place, article) in order.iter().enumerate() {
        let theirs = by_author.entry(article.author.clone()).or_default();
        theirs.push(place);
    }
    let places = previews.iter().enumerate();
    let places = places.map(|(place, preview)| (preview.slug.clone(), place));
    Publication {
        relations: Relations::between(&order),
        places: places.collect(),
        by_author,
        previews,
        site: bundle.site,
        articles,
        authors: bundle.authors,
        pictures,
    }
}

/// The names of the pictures that are shown.
fn used(
    articles: &BTreeMap<Slug, Article<Published>>,
    authors: &BTreeMap<Slug, Author<Published>>,
) -> BTreeSet<String> {
    let name = |picture: &Picture<Published>| picture.file.name.clone();
    let within = |block: &Block<Published>| match block {
        Block::Picture(picture) => Some(name(picture)),
        _ => None,
    };
    let blocks = articles.values().flat_map(|article| &article.blocks);
    let heroes = articles.values().map(|article| name(&article.hero));
    let portraits = authors.values().map(|author| name(&author.portrait));
    blocks
        .filter_map(within)
        .chain(heroes)
        .chain(portraits)
        .collect()
}
