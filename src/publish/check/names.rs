use super::rules::unknown;
use crate::{
    model::{Date, Invalid, Site, Slug, Status, Written},
    publish::{
        diagnostics::suggest::{closest, quoted},
        images::ImageFolder,
        source::{bundle::BundleFile, json::Cursor},
        static_files::StaticFiles,
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
    pub(in crate::publish) images: ImageFolder,
    pub(in crate::publish) static_files: StaticFiles,
    pub(in crate::publish) today: Date,
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
            images,
            static_files,
            today,
        }
    }

    /// Adds the topics that the site names.
    pub(in crate::publish) fn add_topics(&mut self, site: &Site<Written>, at: Cursor<'_>) {
        if at.key("topics").is_whole() {
            self.topics = Some(site.topics.iter().map(|topic| topic.id.clone()).collect());
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
    mut known: impl Iterator<Item = &'a str> + Clone,
    instead: &str,
) -> String {
    match closest(name.as_str(), known.clone()) {
        Some(known) => format!("write \"{known}\""),
        None => match known.next() {
            Some(known) => format!("{instead}, as in \"{known}\""),
            None => format!("{instead} (there is none yet)"),
        },
    }
}
