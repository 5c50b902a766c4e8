use crate::{
    content::File,
    model::Slug,
    publish::{
        check::metadata::Metadata,
        publication::Publication,
        support::{cache::digest, compress::Effort, error::Error, fingerprint::build_fingerprint},
    },
};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::HashMap;

/// The names of what files are made of: as long as its key stays the same, so does a file. No
/// article has to be read for it. A key begins with the edition, and a dash.
pub(super) struct Fingerprints<'a> {
    publication: &'a Publication,
    /// The name of everything that all files depend on: this program, what pages have in common, and
    /// how well all is compressed.
    edition: String,
    previews: HashMap<&'a Slug, String>,
    authors: HashMap<&'a Slug, String>,
}

impl<'a> Fingerprints<'a> {
    /// The keys of a publication: of its edition, compressed with so much effort.
    ///
    /// # Errors
    /// When something can't be written as JSON.
    pub(super) fn new(
        publication: &'a Publication,
        edition: &str,
        effort: Effort,
    ) -> Result<Self, Error> {
        let edition = format!("{} {edition} {effort:?}", build_fingerprint()?);
        let edition = digest(edition.as_bytes());
        let articles = publication.articles.par_iter();
        let previews = articles.map(|article| Ok((article.slug(), named(&article.preview)?)));
        let authors = publication.authors.iter();
        let authors = authors.map(|(slug, author)| Ok((slug, named(author)?)));
        Ok(Self {
            publication,
            edition,
            previews: previews.collect::<Result<_, Error>>()?,
            authors: authors.collect::<Result<_, Error>>()?,
        })
    }

    /// The key of a file and the pages that show it; `None` when the site has no such file.
    pub(super) fn of(&self, file: &File) -> Option<String> {
        let (listed, last) = self.publication.listed(file)?;
        let mut parts = vec![last.to_string()];
        match file {
            File::Index(_) => {}
            File::Article(slug) => self.add_article(self.publication.article(slug)?, &mut parts),
            File::Author(slug, _) => parts.extend(self.authors.get(slug).cloned()),
        }
        let previews = listed
            .iter()
            .map(|article| self.previews.get(article.slug()));
        parts.extend(previews.flatten().cloned());
        Some(self.key(&parts))
    }

    /// The key of what is made of some articles together.
    pub(super) fn of_all(&self, articles: &[Metadata]) -> String {
        let mut parts = Vec::new();
        for article in articles {
            self.add_article(article, &mut parts);
        }
        self.key(&parts)
    }

    fn key(&self, parts: &[String]) -> String {
        format!("{}-{}", self.edition, digest(parts.join("\n").as_bytes()))
    }

    fn add_article(&self, article: &Metadata, parts: &mut Vec<String>) {
        let Publication {
            pictures, authors, ..
        } = self.publication;
        parts.push(article.digest.clone());
        let pictures = article.pictures.iter().map(|name| pictures.get(name));
        parts.extend(pictures.flatten().map(|file| file.image.name.clone()));
        parts.extend(self.authors.get(&article.author).cloned());
        let reviewer = article.reviewer.as_ref().and_then(|slug| authors.get(slug));
        parts.push(format!("{:?}", reviewer.map(|reviewer| &reviewer.name)));
    }
}

fn named(part: &impl Serialize) -> Result<String, Error> {
    let json = serde_json::to_vec(part)
        .map_err(|cause| Error::because("could not say what a page is made of", cause))?;
    Ok(digest(&json))
}
