use super::{
    Bundle, Kept, Pictures, Report, check,
    folder::{self, Found, whole},
    json::{At, Document},
    pictures::Images,
    report::{Findings, Problem, Severity},
    resolve,
    world::World,
};
use crate::model::{Author, Date, Invalid, Published, Site, Slug, Status, Written};
use rayon::prelude::*;
use serde::Deserialize;
use std::path::Path;

/// The largest file of content, in bytes.
const LARGEST: u64 = 1_048_576;

/// A bundle without errors: drafts and all, prose parsed, pictures measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The content.
    pub bundle: Bundle<Published>,
    /// The pictures that it uses.
    pub pictures: Pictures,
}

/// What came of reading a bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The content, when the report has no errors.
    pub loaded: Option<Loaded>,
    /// All that was found.
    pub report: Report,
}

/// Reads and checks the bundle in a folder, as of a day.
///
/// Whatever is wrong is in the report, unreadable files too. What took long to find out is
/// kept.
#[must_use]
pub fn load(bundle: &Path, today: Date, kept: &Kept) -> Checked {
    let mut problems = Vec::new();
    if !bundle.is_dir() {
        let words = Invalid::new(
            "there is no such folder",
            "give the folder that holds site.json, articles and authors",
        );
        problems.push(whole(bundle.display().to_string(), Severity::Error, words));
        let report = Report::new(problems, 0);
        return Checked {
            loaded: None,
            report,
        };
    }
    let site = Found::new(bundle, "site.json");
    let articles = json_files(bundle, "articles", &mut problems);
    let authors = json_files(bundle, "authors", &mut problems);
    let files = 1 + articles.len() + authors.len();
    let mut world = World::new(&articles, &authors, Images::list(bundle, kept), today);

    let sites: Vec<File<Site<Written>>> = File::read_all(vec![site], &mut problems);
    let authors: Vec<File<Author<Written>>> = File::read_all(authors, &mut problems);
    for site in &sites {
        world.add_topics(&site.document.content, site.document.at());
    }
    let glances: Vec<_> = articles.par_iter().filter_map(glance).collect();
    world.add_articles(glances);
    for author in &authors {
        world.authors.insert(author.document.content.slug.clone());
    }

    let site = File::finish_all(sites, &mut problems, |site, at, _| {
        check::site(site, at);
        resolve::site(site, at, &world)
    });
    // There may be many: each is read and forgotten in one go.
    let articles = File::work_off(articles, &mut problems, |article, at, stem| {
        check::article(article, at, stem, &world);
        let article = resolve::article(article, at, &world);
        (article.slug.clone(), article)
    });
    let authors = File::finish_all(authors, &mut problems, |author, at, stem| {
        check::author(author, at, stem);
        let author = resolve::author(author, at, &world);
        (author.slug.clone(), author)
    });
    let (pictures, mut of_pictures) = world.images.finish();
    problems.append(&mut of_pictures);
    let report = Report::new(problems, files);
    let loaded = site
        .into_iter()
        .next()
        .filter(|_| report.count(Severity::Error) == 0)
        .map(|site| Loaded {
            bundle: Bundle {
                site,
                articles: articles.into_iter().collect(),
                authors: authors.into_iter().collect(),
            },
            pictures,
        });
    Checked { loaded, report }
}

/// The files of content in a folder; what else is there is told.
fn json_files(bundle: &Path, folder: &str, problems: &mut Vec<Problem>) -> Vec<Found> {
    let (json, others): (Vec<_>, Vec<_>) = folder::list(bundle, folder, problems)
        .into_iter()
        .partition(|found| {
            found
                .path
                .extension()
                .is_some_and(|ending| ending == "json")
        });
    problems.extend(others.iter().map(|found| {
        let words = Invalid::new(
            "nothing reads this file",
            "give it a name that ends in .json, or put it elsewhere",
        );
        found.problem(Severity::Warning, words)
    }));
    json
}

/// A file of content that could be read.
struct File<T> {
    found: Found,
    document: Document<T>,
}

impl<T: for<'de> Deserialize<'de> + Send> File<T> {
    fn read_all(found: Vec<Found>, problems: &mut Vec<Problem>) -> Vec<Self> {
        let read: Vec<_> = found.into_par_iter().map(Self::read).collect();
        let mut files = Vec::with_capacity(read.len());
        for file in read {
            match file {
                Ok(file) => files.push(file),
                Err(mut unreadable) => problems.append(&mut unreadable),
            }
        }
        files
    }

    fn read(found: Found) -> Result<Self, Vec<Problem>> {
        let bytes = match found.read(LARGEST) {
            Ok(bytes) => bytes,
            Err(words) => {
                return Err(vec![found.problem(Severity::Error, words)]);
            }
        };
        let (text, findings) = match String::from_utf8(bytes) {
            Ok(text) => match Document::read(text.trim_start_matches('\u{feff}').into()) {
                Ok(document) => return Ok(Self { found, document }),
                Err(unreadable) => unreadable,
            },
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let mut findings = Findings::default();
                let words = Invalid::new("this is not UTF-8", "save the file again as UTF-8");
                findings.add(Severity::Error, || start..start + 1, || words);
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                (text, findings)
            }
        };
        Err(findings.problems(&found.file, &text))
    }

    /// What comes of the content of some files; adds all that was found to the problems.
    fn finish_all<R: Send>(
        files: Vec<Self>,
        problems: &mut Vec<Problem>,
        resolve: impl Fn(&T, At<'_>, &str) -> R + Sync,
    ) -> Vec<R> {
        let finished = files.into_par_iter().map(|file| file.finish(&resolve));
        gather(finished.collect(), problems)
    }

    /// Reads files and says what comes of their content.
    fn work_off<R: Send>(
        found: Vec<Found>,
        problems: &mut Vec<Problem>,
        resolve: impl Fn(&T, At<'_>, &str) -> R + Sync,
    ) -> Vec<R> {
        let finished = found.into_par_iter().map(|found| match Self::read(found) {
            Ok(file) => file.finish(&resolve),
            Err(problems) => (None, problems),
        });
        gather(finished.collect(), problems)
    }

    fn finish<R>(self, resolve: &impl Fn(&T, At<'_>, &str) -> R) -> (Option<R>, Vec<Problem>) {
        let Self { found, document } = self;
        let resolved = resolve(&document.content, document.at(), found.stem());
        let (text, findings) = document.finish();
        (Some(resolved), findings.problems(&found.file, &text))
    }
}

fn gather<R>(finished: Vec<(Option<R>, Vec<Problem>)>, problems: &mut Vec<Problem>) -> Vec<R> {
    let gather = |(resolved, mut found): (Option<R>, _)| {
        problems.append(&mut found);
        resolved
    };
    finished.into_iter().filter_map(gather).collect()
}

/// What other files want to know of an article.
#[derive(Deserialize)]
struct Glance {
    slug: Slug,
    status: Status,
}

/// A glance at an article; `None` where it can't be read, which is told when it is.
fn glance(found: &Found) -> Option<(Slug, Status)> {
    let bytes = found.read(LARGEST).ok()?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let glance: Glance = serde_json::from_slice(bytes).ok()?;
    Some((glance.slug, glance.status))
}
