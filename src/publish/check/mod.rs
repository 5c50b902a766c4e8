//! A bundle in; out come its content, resolved, or a report of all that is wrong with it. Each rule has
//! a file in `rules`; `resolve` parses prose and finds what names mean; what an unchanged article was
//! found to say is in the `ledger`. Nothing is rendered or written here.

pub(in crate::publish) mod article_store;
mod articles;
mod disk_articles;
mod file_names;
mod json_files;
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
        diagnostics::{Report, Severity},
        images::{ImageFolder, Pictures},
        source::{
            bundle::{BundleFile, whole},
            file::SourceFile,
        },
        static_files::StaticFiles,
        support::{cache::Cache, error::Error},
    },
};
use article_store::ArticleStore;
use articles::CheckedArticle;
use disk_articles::DiskArticles;
use file_names::FileNames;
use json_files::json_files;
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
///
/// # Errors
/// When something on this machine fails, which is no fault of the content.
pub fn load(bundle: &Path, today: Date, cache: &Cache) -> Result<Checked, Error> {
    if !bundle.is_dir() {
        let words = Invalid::new(
            "there is no such folder",
            "give the folder that holds site.json, articles and authors",
        );
        let diagnostic = whole(bundle.display().to_string(), Severity::Error, words);
        return Ok(Checked {
            loaded: None,
            report: Report::new(vec![diagnostic], 0),
        });
    }
    let ledger = Ledger::read(bundle, cache)?;
    let mut diagnostics = Vec::new();
    let site = BundleFile::new(bundle, "site.json");
    let (articles, article_names) = json_files(bundle, "articles", &mut diagnostics);
    if !bundle.join("articles").is_dir() {
        let words = Invalid::new(
            "this folder is missing, so the site would have no articles",
            "see whether it has another name, or is elsewhere",
        );
        diagnostics.push(whole("articles".into(), Severity::Error, words));
    }
    let (authors, author_names) = json_files(bundle, "authors", &mut diagnostics);
    let files = 1 + articles.len() + authors.len();
    let static_files = StaticFiles::list(bundle, &mut diagnostics);
    let images = ImageFolder::list(bundle, cache);
    let mut names = Names::new(&articles, &authors, images, static_files, today);

    let expected = 1 + authors.len();
    let sites: Vec<SourceFile<Site<Written>>> = SourceFile::read_all(vec![site], &mut diagnostics);
    let authors: Vec<SourceFile<Author<Written>>> = SourceFile::read_all(authors, &mut diagnostics);
    let mut all_read = sites.len() + authors.len() == expected
        && sites.iter().all(|it| it.document.at().is_whole())
        && authors.iter().all(|it| it.document.at().is_whole());
    for site in &sites {
        names.add_site(&site.document.content, site.document.at());
    }
    let slugs = authors.iter().map(|SourceFile { document, .. }| {
        let is_known = document.at().key("slug").is_whole();
        is_known.then(|| document.content.slug.clone())
    });
    let found = authors.iter().map(|author| &author.found);
    names.author_files = FileNames::new(found.zip(slugs), &author_names);
    for author in &authors {
        names.add_author(&author.document.content);
    }
    let articles = ReadArticle::all(articles, &ledger, &names);
    names.add_articles(articles.iter().filter_map(ReadArticle::names));
    let found = articles.iter().filter_map(|article| {
        let slug = article.names().map(|(slug, _)| slug);
        Some((article.found()?, slug))
    });
    names.article_files = FileNames::new(found, &article_names);

    let site = SourceFile::finish_all(sites, &mut diagnostics, |site, at, _| {
        rules::site(site, at);
        resolve::site(site, at, &names)
    });
    let articles = CheckedArticle::all(articles, &ledger, &names);
    let good: Vec<_> = articles.iter().filter_map(CheckedArticle::good).collect();
    ledger.update(&good, &names, cache).map_err(unkept)?;
    let authors = SourceFile::finish_all(authors, &mut diagnostics, |author, at, stem| {
        rules::author(author, at, stem, &names);
        let author = resolve::author(author, at, &names);
        (author.slug.clone(), author)
    });
    all_read &= articles.iter().all(|article| article.is_whole);
    let (pictures, mut of_pictures) = names.images.looked_at(all_read).map_err(unkept)?;
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
    Ok(Checked { loaded, report })
}

fn unkept(cause: Error) -> Error {
    Error::because(
        "what takes long could not be kept; let this program write there, or choose another \
         folder with --cache",
        cause,
    )
}
