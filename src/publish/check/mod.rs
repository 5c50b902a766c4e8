//! A bundle in; out come its content, resolved, or a report of all that is wrong with it. Each rule has
//! a file in `rules`; `resolve` parses prose and finds what names mean; what an unchanged article was
//! found to say is in the `ledger`. Nothing is rendered or written here.

pub(in crate::publish) mod article_store;
mod articles;
mod disk_articles;
mod ledger;
pub(in crate::publish) mod metadata;
mod names;
mod read_article;
pub(in crate::publish) mod reading;
mod resolve;
pub(in crate::publish) mod rules;

use crate::{
    model::{Author, Date, Invalid, Published, Site, Slug, Status, Written},
    publish::{
        diagnostics::{Diagnostic, Report, Severity},
        images::{ImageFolder, Pictures},
        source::{
            bundle::{self, BundleFile, whole},
            file::SourceFile,
        },
        static_files::StaticFiles,
        support::cache::Cache,
    },
};
use article_store::ArticleStore;
use articles::CheckedArticle;
use disk_articles::DiskArticles;
use ledger::Ledger;
use metadata::Metadata;
use names::Names;
use read_article::ReadArticle;
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::Arc,
};

/// A bundle without errors: drafts and all, prose parsed, pictures measured.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What holds for the whole site.
    pub site: Site<Published>,
    /// What is known of the articles.
    pub articles: Vec<Metadata>,
    /// The authors.
    pub authors: BTreeMap<Slug, Author<Published>>,
    /// The pictures that these use.
    pub pictures: Pictures,
    /// The files that are published as they are.
    pub static_files: StaticFiles,
    /// Where the articles themselves are.
    pub store: Arc<dyn ArticleStore>,
}

impl Loaded {
    /// The same content with its drafts published, each marked as one in its title.
    #[must_use]
    pub fn with_drafts(mut self) -> Self {
        let drafts = self.articles.iter_mut();
        for draft in drafts.filter(|article| article.status == Status::Draft) {
            draft.status = Status::Published;
            draft.preview.title.insert_str(0, "Draft: ");
        }
        self
    }
}

/// What came of reading a bundle.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The content, when the report has no errors.
    pub loaded: Option<Loaded>,
    /// All that was found.
    pub report: Report,
}

/// Reads and checks the bundle in a folder, as of a day.
///
/// Whatever is wrong is in the report, unreadable files too. What took long to find out is
/// kept: an article in which nothing was found is checked again only when it, or something
/// that it could name, has changed.
#[must_use]
pub fn load(bundle: &Path, today: Date, cache: &Cache) -> Checked {
    let refused = |words| {
        let diagnostic = whole(bundle.display().to_string(), Severity::Error, words);
        Checked {
            loaded: None,
            report: Report::new(vec![diagnostic], 0),
        }
    };
    if !bundle.is_dir() {
        return refused(Invalid::new(
            "there is no such folder",
            "give the folder that holds site.json, articles and authors",
        ));
    }
    let ledger = match Ledger::read(bundle, cache) {
        Ok(ledger) => ledger,
        Err(error) => return refused(error.into()),
    };
    let mut diagnostics = Vec::new();
    let site = BundleFile::new(bundle, "site.json");
    let articles = json_files(bundle, "articles", &mut diagnostics);
    if !bundle.join("articles").is_dir() {
        let words = Invalid::new(
            "this folder is missing, so the site would have no articles",
            "see whether it has another name, or is elsewhere",
        );
        diagnostics.push(whole("articles".into(), Severity::Error, words));
    }
    let authors = json_files(bundle, "authors", &mut diagnostics);
    let files = 1 + articles.len() + authors.len();
    let static_files = StaticFiles::list(bundle, &mut diagnostics);
    let images = ImageFolder::list(bundle, cache);
    let mut names = Names::new(&articles, &authors, images, static_files, today);

    let sites: Vec<SourceFile<Site<Written>>> = SourceFile::read_all(vec![site], &mut diagnostics);
    let authors: Vec<SourceFile<Author<Written>>> = SourceFile::read_all(authors, &mut diagnostics);
    for site in &sites {
        names.add_topics(&site.document.content, site.document.at());
    }
    let articles = ReadArticle::all(articles, &ledger);
    names.add_articles(articles.iter().filter_map(ReadArticle::names));
    for author in &authors {
        names.authors.insert(author.document.content.slug.clone());
    }

    let site = SourceFile::finish_all(sites, &mut diagnostics, |site, at, _| {
        rules::site(site, at);
        resolve::site(site, at, &names)
    });
    let articles = CheckedArticle::all(articles, &ledger, &names);
    let good: Vec<_> = articles.iter().filter_map(CheckedArticle::good).collect();
    if let Err(error) = ledger.update(&good, &names, cache) {
        let file = cache.path("").display().to_string();
        diagnostics.push(whole(file, Severity::Error, error.into()));
    }
    let authors = SourceFile::finish_all(authors, &mut diagnostics, |author, at, stem| {
        rules::author(author, at, stem);
        let author = resolve::author(author, at, &names);
        (author.slug.clone(), author)
    });
    let (pictures, mut of_pictures) = names.images.looked_at();
    diagnostics.append(&mut of_pictures);
    let mut kept = HashMap::new();
    let articles = articles.into_iter().filter_map(|mut checked| {
        diagnostics.append(&mut checked.diagnostics);
        kept.extend(
            checked
                .article
                .map(|article| (article.slug.clone(), article)),
        );
        checked.metadata
    });
    let articles: Vec<_> = articles.collect();
    let report = Report::new(diagnostics, files);
    let site = site.into_iter().next();
    let loaded = site.filter(|_| report.count(Severity::Error) == 0);
    let loaded = loaded.map(|site| Loaded {
        site,
        articles,
        authors: authors.into_iter().collect(),
        pictures,
        static_files: names.static_files.clone(),
        store: Arc::new(DiskArticles::new(bundle, names, kept)),
    });
    Checked { loaded, report }
}

/// The files of content in a folder; what else is there is told.
fn json_files(bundle: &Path, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<BundleFile> {
    let (json, others): (Vec<_>, Vec<_>) = bundle::list(bundle, folder, diagnostics)
        .into_iter()
        .partition(|found| {
            found
                .path
                .extension()
                .is_some_and(|ending| ending == "json")
        });
    diagnostics.extend(others.iter().map(|found| {
        let words = Invalid::new(
            "nothing reads this file",
            "give it a name that ends in .json, or put it elsewhere",
        );
        found.diagnostic(Severity::Warning, words)
    }));
    json
}
