use super::{disk_articles::digest_of, ledger::Ledger, metadata::Metadata, names::Names};
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
    pub(super) fn all(articles: Vec<BundleFile>, ledger: &Ledger, names: &Names) -> Vec<Self> {
        let kept = AtomicUsize::new(0);
        let read = articles
            .into_par_iter()
            .map(|found| Self::read(found, ledger, names, &kept));
        read.collect()
    }

    fn read(found: BundleFile, ledger: &Ledger, names: &Names, kept: &AtomicUsize) -> Self {
        let bytes = match found.read(LARGEST) {
            Ok(bytes) => bytes,
            Err(words) => return Self::Unreadable(vec![found.diagnostic(Severity::Error, words)]),
        };
        let digest = digest_of(&found, &bytes);
        if let Some(known) = ledger.find(&digest) {
            return Self::Known(found, known);
        }
        let length = bytes.len();
        let hint = |key: &str, text: Option<&str>| names.hint(key, text);
        match SourceFile::parse(found.clone(), bytes, &hint) {
            Ok(file) if kept.fetch_add(length, Ordering::Relaxed) + length <= KEPT => {
                Self::Parsed(file, digest)
            }
            Ok(file) => Self::Dropped(found, said(&file)),
            Err(diagnostics) => Self::Unreadable(diagnostics),
        }
    }

    /// Its file, when something can be made of it.
    pub(super) fn found(&self) -> Option<&BundleFile> {
        match self {
            Self::Known(found, _) | Self::Dropped(found, _) => Some(found),
            Self::Parsed(file, _) => Some(&file.found),
            Self::Unreadable(_) => None,
        }
    }

    /// What it says of itself to others, where that could be read.
    pub(super) fn names(&self) -> Option<(Slug, Status)> {
        match self {
            Self::Known(_, known) => Some((known.slug().clone(), known.status)),
            Self::Parsed(file, _) => said(file),
            Self::Dropped(_, names) => names.clone(),
            Self::Unreadable(_) => None,
        }
    }
}

fn said(file: &SourceFile<Article<Written>>) -> Option<(Slug, Status)> {
    let article = &file.document.content;
    let at = file.document.at();
    let whole = at.key("slug").is_whole() && at.key("status").is_whole();
    whole.then(|| (article.slug.clone(), article.status))
}
