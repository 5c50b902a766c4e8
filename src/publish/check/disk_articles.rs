use super::{article_store::ArticleStore, metadata::Metadata, names::Names, resolve};
use crate::{
    model::{Article, Published, Slug, Written},
    publish::{
        diagnostics::Diagnostic,
        source::{
            bundle::BundleFile,
            file::{LARGEST, SourceFile},
        },
        support::{cache::digest, error::Error},
    },
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

/// The articles of a bundle, in its folder.
#[derive(Debug)]
pub(super) struct DiskArticles {
    bundle: PathBuf,
    names: Names,
    /// Those that were parsed when they were checked, and need not be again.
    parsed: HashMap<Slug, Article<Published>>,
}

impl DiskArticles {
    /// The articles of a bundle that has been checked.
    pub(super) fn new(
        bundle: &Path,
        names: Names,
        parsed: HashMap<Slug, Article<Published>>,
    ) -> Self {
        Self {
            bundle: bundle.into(),
            names,
            parsed,
        }
    }
}

impl ArticleStore for DiskArticles {
    fn article(&self, metadata: &Metadata) -> Result<Article<Published>, Error> {
        if let Some(article) = self.parsed.get(metadata.slug()) {
            return Ok(article.clone());
        }
        let file = format!("articles/{}.json", metadata.slug());
        let found = BundleFile::new(&self.bundle, &file);
        let bytes = found
            .read(LARGEST)
            .map_err(|cause| Error::because(format!("could not read {file} again"), cause))?;
        let changed = |_: Vec<Diagnostic>| {
            Error::new(format!(
                "{file} was changed while it was being published; publish again"
            ))
        };
        if digest_of(&found, &bytes) != metadata.digest {
            return Err(changed(Vec::new()));
        }
        let read =
            SourceFile::<Article<Written>>::parse(found, bytes, &|_, _| None).map_err(changed)?;
        let document = &read.document;
        Ok(resolve::article(
            &document.content,
            document.at(),
            &self.names,
        ))
    }
}

/// The digest of a file: of all that its checks depend on within it.
pub(super) fn digest_of(found: &BundleFile, bytes: &[u8]) -> String {
    digest(&[found.name.as_bytes(), b"\n", bytes].concat())
}
