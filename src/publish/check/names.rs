use super::{file_names::FileNames, rules::unknown};
use crate::{
    model::{Author, Date, Invalid, Site, Slug, Status, Written},
    publish::{
        diagnostics::suggest::{closest, one_of, quoted},
        images::ImageFolder,
        source::{bundle::BundleFile, json::Cursor},
        static_files::StaticFiles,
        support::ascii::ascii_name,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// What the files of a bundle can name, and the day on which they are checked.
#[derive(Debug)]
pub(in crate::publish) struct Names {
    /// The articles; the status where it could be read.
    pub(in crate::publish) articles: BTreeMap<Slug, Option<Status>>,
    pub(in crate::publish) authors: BTreeSet<Slug>,
    /// The topics; none when they could not be read.
    pub(in crate::publish) topics: Option<BTreeSet<Slug>>,
    /// What authors and topics are called, in ASCII and small letters.
    pub(in crate::publish) called: Called,
    /// Where paths begin that stand in prose: the scheme and the host of the site.
    pub(in crate::publish) origin: String,
    pub(in crate::publish) images: ImageFolder,
    pub(in crate::publish) static_files: StaticFiles,
    pub(in crate::publish) today: Date,
    /// How files can be called whose names are not their slugs.
    pub(in crate::publish) article_files: FileNames,
    pub(in crate::publish) author_files: FileNames,
}

/// How many names are offered for one that leads nowhere.
const MOST_OFFERED: usize = 8;

/// Slugs by what people call what they stand for.
#[derive(Debug, Default)]
pub(in crate::publish) struct Called {
    authors: Vec<(String, Slug)>,
    topics: Vec<(String, Slug)>,
}

/// Whether a draft may be named.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::publish) enum Draft {
    Allowed,
    Refused,
}

/// What is told of a name that leads nowhere.
pub(in crate::publish) type Words<'a> = &'a dyn Fn() -> Invalid;

impl Names {
    /// What can be named because there is a file for it.
    pub(in crate::publish) fn new(
        articles: &[BundleFile],
        authors: &[BundleFile],
        images: ImageFolder,
        static_files: StaticFiles,
        today: Date,
    ) -> Self {
        let slug = |found: &BundleFile| found.stem().parse::<Slug>().ok();
        Self {
            articles: articles
                .iter()
                .filter_map(slug)
                .map(|slug| (slug, None))
                .collect(),
            authors: authors.iter().filter_map(slug).collect(),
            topics: None,
            called: Called::default(),
            // Nothing is published while the site's own address is unknown.
            origin: "https://site.invalid".into(),
            images,
            static_files,
            today,
            article_files: FileNames::default(),
            author_files: FileNames::default(),
        }
    }

    /// Adds what the site says of itself: its topics, and where it is.
    pub(in crate::publish) fn add_site(&mut self, site: &Site<Written>, at: Cursor<'_>) {
        if at.key("address").is_whole() {
            self.origin = site.address.origin().into();
        }
        for topic in &site.topics {
            self.called
                .topics
                .push((ascii_name(&topic.name).to_lowercase(), topic.id.clone()));
        }
        if at.key("topics").is_whole() {
            self.topics = Some(site.topics.iter().map(|topic| topic.id.clone()).collect());
        }
    }

    /// Adds an author.
    pub(in crate::publish) fn add_author(&mut self, author: &Author<Written>) {
        self.authors.insert(author.slug.clone());
        self.called
            .authors
            .push((ascii_name(&author.name).to_lowercase(), author.slug.clone()));
    }

    /// What to write in an article for a key: given the text that stands there and is no slug, if one
    /// does.
    pub(in crate::publish) fn hint(&self, key: &str, written: Option<&str>) -> Option<String> {
        let none = Vec::new();
        let (known, called): (Vec<&Slug>, _) = match key {
            "author" | "reviewer" => (self.authors.iter().collect(), &self.called.authors),
            "topics" => (self.topics.iter().flatten().collect(), &self.called.topics),
            "related" => (self.articles.keys().collect(), &none),
            _ => return None,
        };
        let known = known.into_iter().map(Slug::as_str);
        let Some(written) = written else {
            return known
                .clone()
                .next()
                .map(|_| one_of(known.take(MOST_OFFERED)));
        };
        let words = ascii_name(written).to_lowercase();
        let by_name = called.iter().find(|(name, _)| *name == words);
        let by_name = by_name.map(|(_, slug)| slug.as_str());
        match by_name.or_else(|| closest(&words, known.clone())) {
            Some(slug) => Some(format!("write \"{slug}\"")),
            None => known
                .clone()
                .next()
                .map(|_| format!("use {}", offered(known))),
        }
    }

    /// Adds what articles say of themselves.
    pub(in crate::publish) fn add_articles(
        &mut self,
        articles: impl Iterator<Item = (Slug, Status)>,
    ) {
        self.articles
            .extend(articles.map(|(slug, status)| (slug, Some(status))));
    }

    /// All of it, as text. What is in a picture or another file is no part of it.
    pub(in crate::publish) fn names(&self) -> String {
        let images: Vec<_> = self.images.names().collect();
        let files: Vec<_> = self.static_files.names().collect();
        format!(
            "{:?} {:?} {:?} {images:?} {files:?} {}",
            self.articles, self.authors, self.topics, self.today
        )
    }

    pub(in crate::publish) fn expect_author(&self, author: &Slug, refuse: impl FnOnce(Words<'_>)) {
        if !self.authors.contains(author) {
            refuse(&|| {
                let known = self.authors.iter().map(Slug::as_str);
                unknown(
                    "no author has the slug",
                    author,
                    suggestion(author, known, "use one of the files in authors/"),
                )
            });
        }
    }

    pub(in crate::publish) fn expect_article(
        &self,
        article: &Slug,
        draft: Draft,
        refuse: impl FnOnce(Words<'_>),
    ) {
        match self.articles.get(article) {
            None => refuse(&|| {
                let known = self.articles.keys().map(Slug::as_str);
                unknown(
                    "no article has the slug",
                    article,
                    suggestion(article, known, "use one of the files in articles/"),
                )
            }),
            Some(Some(Status::Draft)) if draft == Draft::Refused => refuse(&|| {
                Invalid::new(
                    format!(
                        "the article {} is a draft, and readers can't open it",
                        quoted(article.as_str())
                    ),
                    "publish it first, or delete this",
                )
            }),
            _ => {}
        }
    }

    pub(in crate::publish) fn expect_file(&self, path: &str, refuse: impl FnOnce(Words<'_>)) {
        if !self.static_files.has(path) {
            refuse(&|| {
                let known = self.static_files.names();
                let name = |path: &'_ str| path.rsplit('/').next().map(str::to_owned);
                let same = || known.clone().find(|known| name(known) == name(path));
                let instead = match closest(path, known.clone()).or_else(same) {
                    Some(known) => format!("write file:{known}, or put the file there"),
                    None => "put the file there, or link to one that is".into(),
                };
                let wrong = format!("the folder static has no file {}", quoted(path));
                Invalid::new(wrong, instead)
            });
        }
    }

    pub(in crate::publish) fn expect_topic(&self, topic: &Slug, refuse: impl FnOnce(Words<'_>)) {
        let Some(topics) = &self.topics else { return };
        if !topics.contains(topic) {
            refuse(&|| {
                let known = topics.iter().map(Slug::as_str);
                unknown(
                    "site.json has no topic with the id",
                    topic,
                    suggestion(topic, known, "use one of the topics there"),
                )
            });
        }
    }
}

/// What to write instead of an unknown name, by the closest known one, or any.
pub(in crate::publish) fn suggestion<'a>(
    name: &Slug,
    known: impl Iterator<Item = &'a str> + Clone,
    instead: &str,
) -> String {
    match closest(name.as_str(), known.clone()) {
        Some(known) => format!("write \"{known}\""),
        None => match known.clone().next() {
            Some(_) => format!("{instead}: {}", offered(known)),
            None => format!("{instead} (there is none yet)"),
        },
    }
}

/// What there is to choose from; of very much, the beginning.
fn offered<'a>(known: impl Iterator<Item = &'a str> + Clone) -> String {
    if known.clone().nth(MOST_OFFERED).is_none() {
        return one_of(known);
    }
    let shown: Vec<String> = known.take(MOST_OFFERED).map(quoted).collect();
    format!("{} …", shown.join(", "))
}
