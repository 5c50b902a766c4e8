use super::scan::present;
use crate::publish::support::{compress::Encoding, error::Error};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::{
    fs::{self, Metadata},
    path::Path,
    time::SystemTime,
};

/// The list of all files that were published, by which the next publication knows them. Each
/// line has the key of what some files were made of together, and their paths.
pub(super) const LIST: &str = ".clinic-articles";

/// What the folder is called, at its beginning, in which a site is made.
pub(super) const STAGING: &str = ".clinic-articles-";

/// The key of files that are made of nobody knows what.
pub(super) const UNKNOWN: &str = "?";

/// What was published in a folder before.
#[derive(Debug, Default)]
pub(super) struct Previous {
    /// All files there.
    pub(super) paths: FxHashSet<String>,
    /// What the files are made of that are there as they were published: a key for the paths of
    /// those that were made together, with spaces between them.
    pub(super) fingerprints: FxHashMap<String, String>,
}

impl Previous {
    /// Looks into a folder.
    ///
    /// # Errors
    /// When there is anything that was not published there.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        if !folder.exists() {
            return Ok(Self::default());
        }
        let list = folder.join(LIST);
        let text = fs::read_to_string(&list).unwrap_or_default();
        let published = modified(&list);
        let lines: Vec<(&str, &str)> = text.lines().map(parts).collect();
        let listed = lines.iter().flat_map(|(_, paths)| paths.split(' '));
        let listed: FxHashSet<&str> = listed.collect();
        // A publication that was interrupted has listed what it was about to write.
        let unknown = lines.iter().filter(|(key, _)| *key == UNKNOWN);
        let unknown: FxHashSet<&str> = unknown.flat_map(|(_, paths)| paths.split(' ')).collect();
        let whole = unknown.is_empty();
        let there = present(folder, &listed, published.filter(|_| whole))?;
        let others = there.iter().filter(|path| !listed.contains(path.as_str()));
        if let Some(file) = others.min() {
            return Err(not_published(folder, file));
        }
        // Whoever has changed a page has not changed its compressed forms, too. Not every disk notes
        // in a folder what goes from there.
        let as_it_was = |path: &str| {
            if unknown.contains(path) {
                return false;
            }
            let file = fs::metadata(folder.join(path)).ok();
            let file = file.filter(Metadata::is_file);
            let changed = file.and_then(|file| file.modified().ok());
            changed.is_some() && (is_encoded(path) || changed <= published)
        };
        let kept = lines
            .par_iter()
            .filter(|(_, paths)| paths.split(' ').all(as_it_was));
        let fingerprints = kept.map(|(key, paths)| ((*paths).to_owned(), (*key).to_owned()));
        Ok(Self {
            fingerprints: fingerprints.collect(),
            paths: there,
        })
    }
}

/// The folder holds a file of somebody else.
pub(super) fn not_published(folder: &Path, file: &str) -> Error {
    Error::new(format!(
        "{} holds {file}, which was not published there; move it elsewhere, or choose another folder with --dist",
        folder.display()
    ))
}

/// The key of a line of the list, and the paths; before version 0.2, each line was a path.
fn parts(line: &str) -> (&str, &str) {
    line.split_once(' ').unwrap_or((UNKNOWN, line))
}

/// Whether a file is the compressed form of another.
pub(super) fn is_encoded(path: &str) -> bool {
    Encoding::ALL.iter().any(|it| path.ends_with(it.ending()))
}

/// When a file or folder was last changed.
pub(super) fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}
