//! Publications whose articles are in memory, so that they can be any.

use clinic_articles::{
    model::{Article, Author, Block, FileName, Image, Published, Site, Slug},
    publish::{ArticleStore, Error, Loaded, Metadata, Pictures, Publication, StaticFiles, compile},
};
use std::{collections::BTreeMap, sync::Arc};

/// All of a bundle.
#[derive(Clone, Debug)]
pub struct MemoryStore {
    pub site: Site<Published>,
    pub articles: BTreeMap<Slug, Article<Published>>,
    pub authors: BTreeMap<Slug, Author<Published>>,
    pictures: Pictures,
    static_files: StaticFiles,
}

impl ArticleStore for MemoryStore {
    fn article(&self, metadata: &Metadata) -> Result<Article<Published>, Error> {
        Ok(self.articles[metadata.slug()].clone())
    }
}

impl MemoryStore {
    /// Reads all of a bundle, which may be gone then.
    pub fn read(loaded: Loaded) -> Self {
        let read = |metadata: &Metadata| {
            let article = loaded.store.article(metadata).unwrap();
            (article.slug.clone(), article)
        };
        Self {
            articles: loaded.articles.iter().map(read).collect(),
            site: loaded.site,
            authors: loaded.authors,
            pictures: loaded.pictures,
            static_files: loaded.static_files,
        }
    }

    pub fn publish(self) -> Publication {
        let articles = self.articles.values();
        let articles = articles.map(|article| {
            Metadata::of(article, self.pictures_of(article), article.slug.to_string())
        });
        compile(Loaded {
            articles: articles.collect(),
            site: self.site.clone(),
            authors: self.authors.clone(),
            pictures: self.pictures.clone(),
            static_files: self.static_files.clone(),
            store: Arc::new(self),
        })
    }

    fn pictures_of(&self, article: &Article<Published>) -> Vec<FileName> {
        let within = article.blocks.iter().filter_map(|block| match block {
            Block::Picture(picture) => Some(&picture.file),
            _ => None,
        });
        let all = [&article.hero.file].into_iter().chain(within);
        all.filter_map(|image| self.file_of(image)).collect()
    }

    fn file_of(&self, image: &Image) -> Option<FileName> {
        let mut files = self.pictures.iter();
        let found = files.find(|(_, file)| file.image.name == image.name);
        found.map(|(name, _)| name.clone())
    }
}
