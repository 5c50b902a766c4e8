//! A checked bundle in, all that the site shows out: drafts dropped, articles related and counted.
//! An article is read from its file when its page is put together, so a large site is never in memory.

pub(in crate::publish) mod compile;
mod related;

use crate::{
    content::{Content, File},
    model::{
        ArticlePage, Author, AuthorPage, List, Page, PageNumber, Preview, Published, Site, Slug,
    },
    publish::{
        check::{article_store::ArticleStore, metadata::Metadata, reading::citations},
        images::Pictures,
        static_files::StaticFiles,
        support::error::Error,
    },
    route::Route,
};
use related::Relations;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// All that the site shows. What a page shows is put together when it is asked for, and an
/// article is read then, so a large site is never in memory.
#[derive(Clone, Debug)]
pub struct Publication {
    /// What holds for the whole site.
    pub site: Site<Published>,
    /// What is known of the published articles, newest first.
    pub articles: Vec<Metadata>,
    /// The authors.
    pub authors: BTreeMap<Slug, Author<Published>>,
    /// The pictures that these use.
    pub pictures: Pictures,
    /// The files that are published as they are.
    pub static_files: StaticFiles,
    /// Where the articles themselves are.
    pub(super) store: Arc<dyn ArticleStore>,
    /// Where an article stands.
    pub(super) places: BTreeMap<Slug, usize>,
    /// Where an author's articles stand, newest first.
    pub(super) by_author: BTreeMap<Slug, Vec<usize>>,
    pub(super) relations: Relations,
}

impl Publication {
    /// What is known of an article.
    #[must_use]
    pub fn article(&self, slug: &Slug) -> Option<&Metadata> {
        self.articles.get(*self.places.get(slug)?)
    }

    /// The pictures at the heads of articles, by name.
    #[must_use]
    pub fn heroes(&self) -> BTreeSet<&str> {
        let articles = self.articles.iter();
        let heroes = articles.map(|article| article.preview.hero.file.name.as_str());
        heroes.collect()
    }

    /// Every file of content.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let mut files: Vec<_> = numbers(self.articles.len()).map(File::Index).collect();
        files.extend(self.places.keys().cloned().map(File::Article));
        for slug in self.authors.keys() {
            let pages = numbers(self.by(slug).len());
            files.extend(pages.map(|number| File::Author(slug.clone(), number)));
        }
        files
    }

    /// What is in a file; `None` when the site has no such file.
    ///
    /// # Errors
    /// When an article can't be read.
    pub fn content(&self, file: &File) -> Result<Option<Content>, Error> {
        let Some((listed, last)) = self.listed(file) else {
            return Ok(None);
        };
        let previews = listed.iter().map(|article| article.preview.clone());
        let articles = previews.collect();
        Ok(match file {
            File::Index(number) => Some(Content::Index(List {
                articles,
                number: *number,
                last,
            })),
            File::Article(slug) => self.article_page(slug, articles)?.map(Content::Article),
            File::Author(slug, number) => self.authors.get(slug).map(|author| {
                Content::Author(AuthorPage {
                    author: author.clone(),
                    list: List {
                        articles,
                        number: *number,
                        last,
                    },
                })
            }),
        })
    }

    /// Every page that has an address.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let files = self.files();
        files.iter().flat_map(File::routes).flatten().collect()
    }

    /// What a route shows; no route: nothing has this address. `None` when the site has no
    /// such page.
    ///
    /// # Errors
    /// When an article can't be read.
    pub fn page(&self, route: Option<&Route>) -> Result<Option<Page>, Error> {
        let content = self.content(&File::of(route))?;
        Ok(content.and_then(|content| content.page(route)))
    }

    /// The articles of which a file has the previews, and the last page of their list; `None`
    /// when the site has no such file.
    pub(super) fn listed(&self, file: &File) -> Option<(Vec<&Metadata>, PageNumber)> {
        let at = |place: &usize| self.articles.get(*place);
        let last = |articles| PageNumber::at(numbers(articles).len() - 1);
        Some(match file {
            File::Index(number) => {
                let listed = chunk(&self.articles, *number)?;
                (listed.iter().collect(), last(self.articles.len()))
            }
            File::Article(slug) => {
                let place = self.places.get(slug)?;
                let place_of = |slug: &Slug| self.places.get(slug).copied();
                let related = self.relations.of(*place, at(place)?, place_of);
                (related.iter().filter_map(at).collect(), PageNumber::FIRST)
            }
            File::Author(slug, number) => {
                self.authors.get(slug)?;
                let listed = chunk(self.by(slug), *number)?;
                (
                    listed.iter().filter_map(at).collect(),
                    last(self.by(slug).len()),
                )
            }
        })
    }

    fn article_page(
        &self,
        slug: &Slug,
        related: Vec<Preview>,
    ) -> Result<Option<ArticlePage>, Error> {
        let known = self.article(slug);
        let Some((known, author)) =
            known.and_then(|known| Some((known, self.authors.get(&known.author)?)))
        else {
            return Ok(None);
        };
        let mut article = self.store.article(known)?;
        // A draft's is marked where it is shown.
        article.title.clone_from(&known.preview.title);
        let reviewer = known.reviewer.as_ref();
        let reviewer = reviewer.and_then(|slug| self.authors.get(slug));
        Ok(Some(ArticlePage {
            minutes: known.preview.minutes,
            citations: citations(&article),
            article,
            author: author.clone(),
            reviewer: reviewer.map(|reviewer| reviewer.name.clone()),
            related,
        }))
    }

    fn by(&self, author: &Slug) -> &[usize] {
        self.by_author.get(author).map_or(&[], Vec::as_slice)
    }
}

/// The numbers of the pages of a list with so many articles; one, even without any.
fn numbers(articles: usize) -> impl ExactSizeIterator<Item = PageNumber> {
    (0..articles.div_ceil(List::LONGEST).max(1)).map(PageNumber::at)
}

/// What is on a page of a list; `None` when the list has no such page.
fn chunk<T>(all: &[T], number: PageNumber) -> Option<&[T]> {
    let first = all.is_empty() && number.is_first();
    let mut pages = all.chunks(List::LONGEST);
    pages.nth(number.index()).or(first.then_some(&[]))
}
