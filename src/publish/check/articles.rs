use super::{
    disk_articles::digest_of, ledger::Ledger, metadata::Metadata, names::Names, resolve, rules,
};
use crate::{
    model::{Article, Block, FileName, Slug, Status, Written},
    publish::{
        diagnostics::{Diagnostic, Severity},
        source::{
            bundle::BundleFile,
            file::{LARGEST, SourceFile},
        },
    },
};
use rayon::prelude::*;
use serde::Deserialize;

/// What other files want to know of an article.
#[derive(Deserialize)]
pub(super) struct FrontMatter {
    slug: Slug,
    status: Status,
    /// All of it, when the ledger has the file.
    #[serde(skip)]
    known: Option<Metadata>,
}

impl FrontMatter {
    /// The front matter of each article; `None` where it can't be read, which is told when it is.
    pub(super) fn at_all(articles: &[BundleFile], ledger: &Ledger) -> Vec<Option<Self>> {
        let front_matters = articles.par_iter().map(|found| Self::at(found, ledger));
        front_matters.collect()
    }

    fn at(found: &BundleFile, ledger: &Ledger) -> Option<Self> {
        let bytes = found.read(LARGEST).ok()?;
        if let Some(known) = ledger.find(&digest_of(found, &bytes)) {
            return Some(Self {
                slug: known.slug().clone(),
                status: known.status,
                known: Some(known),
            });
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        serde_json::from_slice(bytes).ok()
    }

    /// What it says of the article.
    pub(super) fn status(&self) -> (Slug, Status) {
        (self.slug.clone(), self.status)
    }
}

/// What came of an article's file.
pub(super) struct CheckedArticle {
    /// The metadata, when the file could be read.
    pub(super) metadata: Option<Metadata>,
    /// All that was found in it.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl CheckedArticle {
    /// Checks articles, unless the ledger has them. There may be many: each is read and
    /// forgotten in one go.
    pub(super) fn all(
        articles: Vec<BundleFile>,
        front_matters: Vec<Option<FrontMatter>>,
        ledger: &Ledger,
        names: &Names,
    ) -> Vec<Self> {
        let holds = ledger.is_of(names);
        let articles = articles.into_par_iter().zip(front_matters);
        let articles = articles.map(|(found, front_matter)| {
            match front_matter
                .and_then(|front_matter| front_matter.known)
                .filter(|_| holds)
            {
                Some(known) => Self::known(known, names),
                None => Self::found(found, names),
            }
        });
        articles.collect()
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
            diagnostics: Vec::new(),
        }
    }

    fn found(found: BundleFile, names: &Names) -> Self {
        let bytes = match found.read(LARGEST) {
            Ok(bytes) => bytes,
            Err(words) => return Self::unreadable(vec![found.diagnostic(Severity::Error, words)]),
        };
        let digest = digest_of(&found, &bytes);
        let file = match SourceFile::<Article<Written>>::parse(found, bytes) {
            Ok(file) => file,
            Err(diagnostics) => return Self::unreadable(diagnostics),
        };
        let (metadata, diagnostics) = file.finish(|article, at, stem| {
            rules::article(article, at, stem, names);
            let resolved = resolve::article(article, at, names);
            Metadata::of(&resolved, pictures(article), digest)
        });
        Self {
            metadata: Some(metadata),
            diagnostics,
        }
    }

    fn unreadable(diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            metadata: None,
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
    all.cloned().collect()
}
