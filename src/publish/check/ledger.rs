use super::{metadata::Metadata, names::Names};
use crate::publish::support::{
    cache::{Cache, digest},
    error::Error,
    fingerprint::build_fingerprint,
};
use rayon::prelude::*;
use std::{collections::HashMap, fs, ops::Range, path::Path};

/// The articles of a bundle in which nothing was found when they were last checked, by the
/// digests of their files. A ledger that is missing, old or damaged knows none.
///
/// Its first line is the digest of all others; the second names what the articles were checked
/// against; each of the others has the digest of a file and the metadata of its article.
pub(in crate::publish) struct Ledger {
    /// Its name among what is kept.
    name: String,
    build_fingerprint: String,
    text: String,
    /// Where in the text the metadata stand.
    articles: HashMap<String, Range<usize>>,
}

impl Ledger {
    /// Reads the ledger of a bundle.
    ///
    /// # Errors
    /// When this program can't be told from others.
    pub(in crate::publish) fn read(bundle: &Path, cache: &Cache) -> Result<Self, Error> {
        let whole = fs::canonicalize(bundle);
        let whole = whole.as_deref().unwrap_or(bundle);
        let name = format!("{}.ledger", digest(whole.as_os_str().as_encoded_bytes()));
        let mut text = fs::read_to_string(cache.path(&name)).unwrap_or_default();
        match text.split_once('\n') {
            Some((sum, rest)) if sum == digest(rest.as_bytes()) => drop(text.drain(..=sum.len())),
            _ => text.clear(),
        }
        let mut start = 0;
        let mut articles = HashMap::new();
        for line in text.split_inclusive('\n') {
            if let Some((digest, _)) = line.split_once(' ') {
                let metadata = start + digest.len() + 1..start + line.len();
                articles.insert(digest.to_owned(), metadata);
            }
            start += line.len();
        }
        Ok(Self {
            name,
            build_fingerprint: build_fingerprint()?,
            text,
            articles,
        })
    }

    /// The metadata of the article whose file has this digest.
    pub(in crate::publish) fn find(&self, digest: &str) -> Option<Metadata> {
        let metadata = self.articles.get(digest)?;
        serde_json::from_str(&self.text[metadata.clone()]).ok()
    }

    /// Whether nothing but the files themselves could change what is found in them.
    pub(in crate::publish) fn is_of(&self, names: &Names) -> bool {
        self.text.lines().next() == Some(&self.names(names))
    }

    /// Writes down what is known now, if that is anything else.
    ///
    /// # Errors
    /// When it can't be kept.
    pub(in crate::publish) fn update(
        &self,
        articles: &[&Metadata],
        names: &Names,
        cache: &Cache,
    ) -> Result<(), Error> {
        let unwritable = |cause| Error::because("could not write down what is checked", cause);
        let line = |article: &&Metadata| {
            let metadata = serde_json::to_string(article).map_err(unwritable)?;
            Ok(format!("{} {metadata}\n", article.digest))
        };
        let lines = articles.par_iter().map(line);
        let lines: Vec<String> = lines.collect::<Result<_, Error>>()?;
        let text = format!("{}\n{}", self.names(names), lines.concat());
        if text == self.text {
            return Ok(());
        }
        let sum = digest(text.as_bytes());
        cache.put(&self.name, format!("{sum}\n{text}").as_bytes())
    }

    fn names(&self, names: &Names) -> String {
        digest(format!("{} {}", self.build_fingerprint, names.names()).as_bytes())
    }
}
