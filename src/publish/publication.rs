use super::{Pictures, reading::citations, related::Relations};
use crate::{
    content::{Content, File},
    model::{
        Article, ArticlePage, Author, AuthorPage, List, Page, PageNumber, Preview, Published, Site,
        Slug,
    },
    route::Route,
};
use std::collections::BTreeMap;

/// All that the site shows. What a page shows is put together when it is asked for, so that
/// a large site is in memory once.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// What holds for the whole site.
    pub site: Site<Published>,
    /// The published articles.
    pub articles: BTreeMap<Slug, Article<Published>>,
    /// The authors.
    pub authors: BTreeMap<Slug, Author<Published>>,
    /// The pictures that these use.
    pub pictures: Pictures,
    /// The previews of all articles, newest first.
    pub previews: Vec<Preview>,
    /// Where an article's preview stands.
    pub(super) places: BTreeMap<Slug, usize>,
    /// Where the previews of an author's articles stand, newest first.
    pub(super) by_author: BTreeMap<Slug, Vec<usize>>,
    pub(super) relations: Relations,
}

impl Publication {
    /// Every file of content.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let mut files: Vec<_> = numbers(self.previews.len()).map(File::Index).collect();
        files.extend(self.articles.keys().cloned().map(File::Article));
        for slug in self.authors.keys() {
            let pages = numbers(self.by(slug).len());
            files.extend(pages.map(|number| File::Author(slug.clone(), number)));
        }
        files
    }

    /// What is in a file; `None` when the site has no such file.
    #[must_use]
    pub fn content(&self, file: &File) -> Option<Content> {
        match file {
            File::Index(number) => self.index(*number).map(Content::Index),
            File::Article(slug) => self.article(slug).map(Content::Article),
            File::Author(slug, number) => self.author(slug, *number).map(Content::Author),
        }
    }

    /// Every page that has an address.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let files = self.files();
        files.iter().flat_map(File::routes).flatten().collect()
    }

    /// What a route shows; no route: nothing has this address. `None` when the site has no
    /// such page.
    #[must_use]
    pub fn page(&self, route: Option<&Route>) -> Option<Page> {
        self.content(&File::of(route))?.page(route)
    }

    fn index(&self, number: PageNumber) -> Option<List> {
        let exists = numbers(self.previews.len()).any(|known| known == number);
        exists.then(|| list(&self.previews, number, Preview::clone))
    }

    fn article(&self, slug: &Slug) -> Option<ArticlePage> {
        let article = self.articles.get(slug)?;
        let reviewer = article.reviewer.as_ref();
        let reviewer = reviewer.and_then(|slug| self.authors.get(slug));
        let related = self.relations.of(article).into_iter();
        Some(ArticlePage {
            article: article.clone(),
            minutes: self.preview(slug)?.minutes,
            citations: citations(article),
            author: self.authors.get(&article.author)?.clone(),
            reviewer: reviewer.map(|reviewer| reviewer.name.clone()),
            related: related
                .filter_map(|slug| self.preview(slug).cloned())
                .collect(),
        })
    }

    fn author(&self, slug: &Slug, number: PageNumber) -> Option<AuthorPage> {
        let theirs = self.by(slug);
        let exists = numbers(theirs.len()).any(|known| known == number);
        Some(AuthorPage {
            author: self.authors.get(slug).filter(|_| exists)?.clone(),
            list: list(theirs, number, |place| self.previews[*place].clone()),
        })
    }

    fn by(&self, author: &Slug) -> &[usize] {
        self.by_author.get(author).map_or(&[], Vec::as_slice)
    }

    fn preview(&self, slug: &Slug) -> Option<&Preview> {
        self.previews.get(*self.places.get(slug)?)
    }
}

/// The numbers of the pages of a list with so many articles; one, even without any.
fn numbers(articles: usize) -> impl Iterator<Item = PageNumber> {
    (0..articles.div_ceil(List::LONGEST).max(1)).map(PageNumber::at)
}

fn list<T>(all: &[T], number: PageNumber, preview: impl Fn(&T) -> Preview) -> List {
    let pages = all.chunks(List::LONGEST);
    List {
        last: PageNumber::at(pages.len().saturating_sub(1)),
        articles: pages
            .clone()
            .nth(number.index())
            .unwrap_or_default()
            .iter()
            .map(preview)
            .collect(),
        number,
    }
}
