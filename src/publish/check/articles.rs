use super::{
    disk_articles::digest_of, ledger::Ledger, metadata::Metadata, names::Names,
    read_article::ReadArticle, resolve, rules,
};
use crate::{
    model::{Article, Block, FileName, Published, Written},
    publish::{
        diagnostics::{Diagnostic, Severity},
        images::normal,
        source::{
            bundle::BundleFile,
            file::{LARGEST, SourceFile},
        },
    },
};
use rayon::prelude::*;

/// What came of an article's file.
pub(super) struct CheckedArticle {
    /// The metadata, when the file could be read.
    pub(super) metadata: Option<Metadata>,
    /// The article itself, when it was parsed and there is room for it.
    pub(super) article: Option<Article<Published>>,
    /// Whether all of it could be read.
    pub(super) is_whole: bool,
    /// All that was found in it.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl CheckedArticle {
    /// Checks articles, unless the ledger has them.
    pub(super) fn all(read: Vec<ReadArticle>, ledger: &Ledger, names: &Names) -> Vec<Self> {
        let holds = ledger.is_of(names);
        let checked = read.into_par_iter().map(|article| match article {
            ReadArticle::Known(_, known) if holds => Self::known(known, names),
            ReadArticle::Known(found, _) | ReadArticle::Dropped(found, _) => {
                // There may be many: each is read and forgotten in one go.
                let mut checked = Self::found(found, names);
                checked.article = None;
                checked
            }
            ReadArticle::Parsed(file, digest) => Self::parsed(file, digest, names),
            ReadArticle::Unreadable(diagnostics) => Self::unreadable(diagnostics),
        });
        checked.collect()
    }

    /// The metadata, when nothing was found.
    pub(super) fn good(&self) -> Option<&Metadata> {
        self.metadata
            .as_ref()
            .filter(|_| self.diagnostics.is_empty())
    }

    /// The ledger never says what is in a picture: that file may have changed.
    fn known(mut known: Metadata, names: &Names) -> Self {
        for (place, picture) in known.pictures.iter().enumerate() {
            let file = names.images.look_at(picture);
            if place == 0 {
                names.images.add_hero(picture);
                if let Some(file) = file {
                    known.preview.hero.file = file.image;
                }
            }
        }
        Self {
            metadata: Some(known),
            article: None,
            is_whole: true,
            diagnostics: Vec::new(),
        }
    }

    fn found(found: BundleFile, names: &Names) -> Self {
        let bytes = match found.read(LARGEST) {
            Ok(bytes) => bytes,
            Err(words) => return Self::unreadable(vec![found.diagnostic(Severity::Error, words)]),
        };
        let digest = digest_of(&found, &bytes);
        match SourceFile::parse(found, bytes, &|key, text| names.hint(key, text)) {
            Ok(file) => Self::parsed(file, digest, names),
            Err(diagnostics) => Self::unreadable(diagnostics),
        }
    }

    fn parsed(file: SourceFile<Article<Written>>, digest: String, names: &Names) -> Self {
        let is_whole = file.document.at().is_whole();
        let ((metadata, article), diagnostics) = file.finish(|article, at, stem| {
            rules::article(article, at, stem, names);
            let resolved = resolve::article(article, at, names);
            (Metadata::of(&resolved, pictures(article), digest), resolved)
        });
        Self {
            metadata: Some(metadata),
            article: Some(article),
            is_whole,
            diagnostics,
        }
    }

    fn unreadable(diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            metadata: None,
            article: None,
            is_whole: false,
            diagnostics,
        }
    }
}

fn pictures(article: &Article<Written>) -> Vec<FileName> {
    let within = article.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(&picture.file),
        _ => None,
    });
    let all = [&article.hero.file].into_iter().chain(within);
    all.map(normal).collect()
}
