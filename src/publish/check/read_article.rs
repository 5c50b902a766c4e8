use super::{disk_articles::digest_of, ledger::Ledger, metadata::Metadata};
use crate::{
    model::{Article, Slug, Status, Written},
    publish::{
        diagnostics::{Diagnostic, Severity},
        source::{
            bundle::BundleFile,
            file::{LARGEST, SourceFile},
        },
    },
};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The bytes of files that may stay parsed: those of a thousand long articles.
const KEPT: usize = 16 << 20;

/// An article's file, read before any is checked: others name it by its slug.
pub(super) enum ReadArticle {
    /// The ledger has it.
    Known(BundleFile, Metadata),
    /// It was parsed; the digest of the file.
    Parsed(SourceFile<Article<Written>>, String),
    /// It was parsed, and there is no room to keep it.
    Dropped(BundleFile, Option<(Slug, Status)>),
    /// Nothing can be made of it.
    Unreadable(Vec<Diagnostic>),
}

impl ReadArticle {
    /// Reads the files of articles.
    pub(super) fn all(articles: Vec<BundleFile>, ledger: &Ledger) -> Vec<Self> {
        let kept = AtomicUsize::new(0);
        let read = articles
            .into_par_iter()
            .map(|found| Self::read(found, ledger, &kept));
        read.collect()
    }

    fn read(found: BundleFile, ledger: &Ledger, kept: &AtomicUsize) -> Self {
        let bytes = match found.read(LARGEST) {
            Ok(bytes) => bytes,
            Err(words) => return Self::Unreadable(vec![found.diagnostic(Severity::Error, words)]),
        };
        let digest = digest_of(&found, &bytes);
        if let Some(known) = ledger.find(&digest) {
            return Self::Known(found, known);
        }
        let length = bytes.len();
        match SourceFile::parse(found.clone(), bytes) {
            Ok(file) if kept.fetch_add(length, Ordering::Relaxed) + length <= KEPT => {
                Self::Parsed(file, digest)
            }
            Ok(file) => Self::Dropped(found, names(&file)),
            Err(diagnostics) => Self::Unreadable(diagnostics),
        }
    }

    /// What it says of itself to others, where that could be read.
    pub(super) fn names(&self) -> Option<(Slug, Status)> {
        match self {
            Self::Known(_, known) => Some((known.slug().clone(), known.status)),
            Self::Parsed(file, _) => names(file),
            Self::Dropped(_, names) => names.clone(),
            Self::Unreadable(_) => None,
        }
    }
}

fn names(file: &SourceFile<Article<Written>>) -> Option<(Slug, Status)> {
    let article = &file.document.content;
    let at = file.document.at();
    let whole = at.key("slug").is_whole() && at.key("status").is_whole();
    whole.then(|| (article.slug.clone(), article.status))
}
