use super::{
    Bundle, Kept, Pictures, Report, check,
    folder::{self, Found, whole},
    json::{At, Document},
    pictures::Images,
    report::{Findings, Problem, Severity},
    resolve,
    world::World,
};
use crate::model::{Article, Author, Date, Invalid, Published, Site, Written};
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

    let site: Option<File<Site<Written>>> = File::read(site, &mut problems);
    let articles: Vec<File<Article<Written>>> = File::read_all(articles, &mut problems);
    let authors: Vec<File<Author<Written>>> = File::read_all(authors, &mut problems);
    if let Some(site) = &site {
        world.add_topics(&site.document.content, site.document.at());
    }
    for article in &articles {
        world.add_article(&article.document.content, article.document.at());
    }
    for author in &authors {
        world.authors.insert(author.document.content.slug.clone());
    }

    let site = site.map(|file| {
        file.finish(&mut problems, |site, at, _| {
            check::site(site, at);
            resolve::site(site, at, &world)
        })
    });
    let articles = articles.into_iter().map(|file| {
        let article = file.finish(&mut problems, |article, at, stem| {
            check::article(article, at, stem, &world);
            resolve::article(article, at, &world)
        });
        (article.slug.clone(), article)
    });
    let articles = articles.collect();
    let authors = authors.into_iter().map(|file| {
        let author = file.finish(&mut problems, |author, at, stem| {
            check::author(author, at, stem);
            resolve::author(author, at, &world)
        });
        (author.slug.clone(), author)
    });
    let authors = authors.collect();
    let (pictures, mut of_pictures) = world.images.finish();
    problems.append(&mut of_pictures);
    let report = Report::new(problems, files);
    let loaded = site
        .filter(|_| report.count(Severity::Error) == 0)
        .map(|site| Loaded {
            bundle: Bundle {
                site,
                articles,
                authors,
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

impl<T: for<'de> Deserialize<'de>> File<T> {
    fn read_all(found: Vec<Found>, problems: &mut Vec<Problem>) -> Vec<Self> {
        let read = |found| Self::read(found, problems);
        found.into_iter().filter_map(read).collect()
    }

    fn read(found: Found, problems: &mut Vec<Problem>) -> Option<Self> {
        let bytes = match found.read(LARGEST) {
            Ok(bytes) => bytes,
            Err(words) => {
                problems.push(found.problem(Severity::Error, words));
                return None;
            }
        };
        let (text, findings) = match String::from_utf8(bytes) {
            Ok(text) => match Document::read(text.trim_start_matches('\u{feff}').into()) {
                Ok(document) => return Some(Self { found, document }),
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
        problems.extend(findings.problems(&found.file, &text));
        None
    }
}

impl<T> File<T> {
    /// What comes of the content; adds all that was found in it to the problems.
    fn finish<R>(
        self,
        problems: &mut Vec<Problem>,
        resolve: impl FnOnce(&T, At<'_>, &str) -> R,
    ) -> R {
        let resolved = resolve(
            &self.document.content,
            self.document.at(),
            self.found.stem(),
        );
        let (text, findings) = self.document.finish();
        problems.extend(findings.problems(&self.found.file, &text));
        resolved
    }
}
