use super::{
    Loaded, Pictures,
    reading::{citations, minutes},
    related::{newest, related},
};
use crate::model::{
    Article, ArticlePage, Author, AuthorPage, Block, HomePage, Picture, Preview, Published, Site,
    Slug, Status,
};
use std::collections::{BTreeMap, BTreeSet};

/// All that the site shows: the content of every published file.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// What holds for the whole site.
    pub site: Site<Published>,
    /// All published articles, newest first.
    pub home: HomePage,
    /// Each published article with all that is shown around it.
    pub articles: BTreeMap<Slug, ArticlePage>,
    /// Each author with their published articles.
    pub authors: BTreeMap<Slug, AuthorPage>,
    /// The pictures that these use.
    pub pictures: Pictures,
}

/// Makes the publication of a bundle: drops drafts, relates articles, counts words.
#[must_use]
pub fn compile(loaded: Loaded) -> Publication {
    let Loaded {
        bundle,
        mut pictures,
    } = loaded;
    let mut articles = bundle.articles;
    articles.retain(|_, article| article.status == Status::Published);

    let mut order: Vec<&Article<Published>> = articles.values().collect();
    order.sort_by_key(|article| newest(*article));
    let previews = order
        .iter()
        .map(|article| Preview::of(article, minutes(&article.blocks)));
    let previews: Vec<Preview> = previews.collect();
    let by_slug: BTreeMap<&Slug, &Preview> = previews
        .iter()
        .map(|preview| (&preview.slug, preview))
        .collect();

    let page = |article: &Article<Published>| {
        let related = related(article, &articles).into_iter();
        let reviewer = article
            .reviewer
            .as_ref()
            .and_then(|slug| bundle.authors.get(slug));
        Some(ArticlePage {
            article: article.clone(),
            minutes: by_slug.get(&article.slug)?.minutes,
            citations: citations(article),
            author: bundle.authors.get(&article.author)?.clone(),
            reviewer: reviewer.map(|reviewer| reviewer.name.clone()),
            related: related
                .filter_map(|other| by_slug.get(&other.slug).copied().cloned())
                .collect(),
        })
    };
    let pages = articles
        .iter()
        .filter_map(|(slug, article)| Some((slug.clone(), page(article)?)));
    let pages = pages.collect();

    let by = |author: &Slug| {
        let theirs = order
            .iter()
            .zip(&previews)
            .filter(|(article, _)| article.author == *author);
        theirs.map(|(_, preview)| preview.clone()).collect()
    };
    let authors = bundle.authors.iter().map(|(slug, author)| {
        let author = author.clone();
        (
            slug.clone(),
            AuthorPage {
                author,
                articles: by(slug),
            },
        )
    });
    let authors = authors.collect();

    let used = used(&articles, &bundle.authors);
    pictures.retain(|name, _| used.contains(format!("content/images/{name}").as_str()));
    Publication {
        site: bundle.site,
        home: HomePage { articles: previews },
        articles: pages,
        authors,
        pictures,
    }
}

fn used<'a>(
    articles: &'a BTreeMap<Slug, Article<Published>>,
    authors: &'a BTreeMap<Slug, Author<Published>>,
) -> BTreeSet<&'a str> {
    let path = |picture: &'a Picture<Published>| picture.file.path.as_str();
    let within = |block: &'a Block<Published>| match block {
        Block::Picture(picture) => Some(path(picture)),
        _ => None,
    };
    let blocks = articles.values().flat_map(|article| &article.blocks);
    let heroes = articles.values().map(|article| path(&article.hero));
    let portraits = authors.values().map(|author| path(&author.portrait));
    blocks
        .filter_map(within)
        .chain(heroes)
        .chain(portraits)
        .collect()
}
