use super::{
    excluded::is_left_out,
    file_hash::FileHashes,
    linked::{can_be_kept, fitting},
};
use crate::{
    content::File,
    model::{Image, Slug},
    publish::{
        check::{metadata::Metadata, reading::files_in},
        publication::Publication,
        support::error::Error,
    },
    route::{Route, files},
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Which files belong together.
pub(in crate::publish) struct Plan {
    /// What every page needs, and the first page.
    pub(super) shell: BTreeSet<String>,
    /// What each other page needs besides, by the name of its content.
    pub(super) groups: BTreeMap<String, Planned>,
    /// How many articles there are.
    pub(super) articles: usize,
}

/// A group before its files are known.
pub(super) struct Planned {
    pub(super) title: Option<String>,
    pub(super) files: BTreeSet<String>,
    /// The static files to which its page links.
    pub(super) linked: BTreeSet<String>,
}

impl Plan {
    /// The widest a saved photo may be, in pixels: sharp on a telephone, small enough to keep.
    const WIDEST: u32 = 800;

    /// The plan for a publication of which these files are written.
    ///
    /// # Errors
    /// When there is a file that no page needs and that is not left out for a reason.
    pub(in crate::publish) fn new(
        publication: &Publication,
        written: &FxHashMap<String, bool>,
        path: impl Fn(&Route) -> String + Sync,
    ) -> Result<Self, Error> {
        let contents = publication.files();
        let planned = contents.par_iter().map(|file| {
            let routes = file.routes().into_iter().flatten();
            let pages = routes.map(|route| path(&route));
            let pictures = pictures(publication, file).into_iter();
            let pictures = pictures.map(|image| kept(image, written));
            let files = pages.chain([file.to_string()]).chain(pictures);
            let title = match file {
                File::Article(slug) => title(publication, slug),
                File::Index(_) | File::Author(..) => None,
            };
            let planned = Planned {
                title,
                files: files.collect(),
                linked: linked(publication, file),
            };
            (name(file), planned)
        });
        let mut groups: BTreeMap<String, Planned> = planned.collect();
        let first = groups.remove(&name(&File::INDEX));
        let mut shell = first.map(|first| first.files).unwrap_or_default();
        let known = groups.values().flat_map(|group| &group.files);
        let known: FxHashSet<&String> = known.chain(&shell).collect();
        let is_static = |path: &&String| publication.static_files.has(path);
        let others = written.keys();
        let others = others.filter(|path| !known.contains(path) && !is_static(path));
        let others: Vec<String> = others.filter(|path| !is_left_out(path)).cloned().collect();
        if let Some(path) = others.iter().find(|path| !is_of_all(path)) {
            return Err(Error::new(format!(
                "{path} is neither kept by browsers nor left out; say which in src/publish/offline"
            )));
        }
        shell.extend(others);
        Ok(Self {
            shell,
            groups,
            articles: publication.articles.len(),
        })
    }

    /// The paths of all files that are kept, or would be if there were room for them.
    pub(in crate::publish) fn paths(&self) -> FxHashSet<&str> {
        let groups = self.groups.values();
        let groups = groups.flat_map(|group| group.files.iter().chain(&group.linked));
        groups.chain(&self.shell).map(String::as_str).collect()
    }

    /// Adds the linked files to their groups for which a budget of so many bytes has room.
    pub(super) fn add_linked(&mut self, hashes: &FileHashes, budget: u64) {
        let fitting = fitting(self, hashes, budget);
        for group in self.groups.values_mut() {
            let linked = std::mem::take(&mut group.linked);
            let linked = linked.into_iter().filter(|path| fitting.contains(path));
            group.files.extend(linked);
        }
    }
}

/// Whether a file is needed by every page: those that the worker answers for.
fn is_of_all(path: &str) -> bool {
    const ENDINGS: [&str; 4] = ["js", "wasm", "svg", "webmanifest"];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let at_the_top = !path.contains('/') && ENDINGS.contains(&ending);
    at_the_top
        || path.starts_with(files::APP_ICONS)
        || [files::OFFLINE_PAGE, files::WITHDRAWN_PAGE].contains(&path)
}

/// What a group is called after its content: its path without the folder and the ending.
fn name(file: &File) -> String {
    let path = file.to_string();
    let name = path.strip_prefix(files::CONTENT).unwrap_or(&path);
    name.strip_suffix(".json").unwrap_or(name).to_owned()
}

fn title(publication: &Publication, slug: &Slug) -> Option<String> {
    let article = publication.article(slug)?;
    Some(article.preview.title.clone())
}

/// The pictures that the pages of a content show.
fn pictures<'a>(publication: &'a Publication, file: &File) -> Vec<&'a Image> {
    let listed = publication.listed(file);
    let listed = listed.map_or_else(Vec::new, |(listed, _)| listed);
    let heroes = listed.iter().map(|article| &article.preview.hero.file);
    let mut pictures: Vec<&Image> = heroes.collect();
    let portrait = |author: &Slug| Some(&publication.authors.get(author)?.portrait.file);
    match file {
        File::Index(_) => {}
        File::Article(slug) => {
            if let Some(Metadata {
                pictures: shown,
                author,
                ..
            }) = publication.article(slug)
            {
                let shown = shown
                    .iter()
                    .filter_map(|name| publication.pictures.get(name));
                pictures.extend(shown.map(|picture| &picture.image));
                pictures.extend(portrait(author));
            }
        }
        File::Author(slug, _) => pictures.extend(portrait(slug)),
    }
    pictures
}

/// The static files to which the page of a content links.
fn linked(publication: &Publication, file: &File) -> BTreeSet<String> {
    let linked = match file {
        File::Index(_) => None,
        File::Article(slug) => publication.article(slug).map(|it| it.files.clone()),
        File::Author(slug, _) => {
            let author = publication.authors.get(slug);
            author.map(|author| files_in(&author.biography))
        }
    };
    let linked = linked.into_iter().flatten();
    linked.filter(|path| can_be_kept(path)).collect()
}

/// The one written file of a picture that stands for all.
fn kept(image: &Image, written: &FxHashMap<String, bool>) -> String {
    let fitting = image.widths.iter().filter(|width| **width <= Plan::WIDEST);
    let Some(width) = fitting.max().or(image.widths.first()) else {
        return image.svg();
    };
    let avif = image.avif(*width);
    if written.contains_key(&avif) {
        avif
    } else {
        image.jpeg(*width)
    }
}
