use super::{
    inspection::{Inspected, Inspection},
    list::{LIST, List, UNKNOWN},
    listed::{Listed, joined},
    scan::present,
};
use crate::{
    publish::support::{compress::Encoding, error::Error},
    route::files,
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::{fs, path::Path, time::SystemTime};

/// What was published in a folder before.
#[derive(Debug, Default)]
pub(super) struct Previous {
    /// All files there.
    pub(super) paths: FxHashSet<String>,
    /// What the files are made of that are there as they were published: by the paths of those that
    /// were made together, with spaces between them.
    pub(super) fingerprints: FxHashMap<String, Fingerprint>,
    /// The digest of the list, if it is the last that was written.
    pub(super) digest: Option<String>,
    /// What was seen of the files themselves.
    pub(super) inspected: Inspected,
}

/// What some files are made of, and what they were when they had been made.
#[derive(Debug)]
pub(super) struct Fingerprint {
    pub(super) key: String,
    /// The files as they are listed.
    pub(super) files: String,
}

impl Previous {
    /// Looks into a folder, and into all its files if these are to be verified.
    ///
    /// # Errors
    /// When there is anything that was not published there.
    pub(super) fn read(folder: &Path, verify: bool) -> Result<Self, Error> {
        if !folder.exists() {
            return Ok(Self::default());
        }
        let list = List::read(folder)?;
        let lines: Vec<(&str, &str)> = list.lines().collect();
        let all = lines.iter().flat_map(|(_, files)| files.split(' '));
        let all: FxHashSet<&str> = all.map(|file| Listed::read(file).path).collect();
        // A publication that was interrupted has listed what it was about to write.
        let unknown = lines.iter().filter(|(key, _)| *key == UNKNOWN);
        let unknown: FxHashSet<&str> = unknown.flat_map(|(_, paths)| paths.split(' ')).collect();
        let is_whole = unknown.is_empty() && !list.is_damaged;
        let there = present(folder, &all, list.written.filter(|_| is_whole))?;
        let is_ours = |path: &str| all.contains(path) || list.is_damaged && is_of_site(path);
        let others = there.iter().filter(|path| !is_ours(path));
        if let Some(file) = others.min() {
            return Err(not_published(folder, file));
        }
        let inspection = Inspection::new(folder, verify);
        let is_known = |file: &str| !unknown.contains(Listed::read(file).path);
        let known = lines
            .par_iter()
            .filter(|(key, files)| *key != UNKNOWN && files.split(' ').all(is_known));
        let fingerprints = known.filter_map(|(key, files)| {
            let files = inspection.see(files)?.into_owned();
            let key = (*key).to_owned();
            Some((joined(&files), Fingerprint { key, files }))
        });
        Ok(Self {
            fingerprints: fingerprints.collect(),
            paths: there,
            digest: list.digest.clone().filter(|_| is_whole),
            inspected: inspection.end(),
        })
    }
}

/// Whether the name of a file is one that a site has. Where the list is damaged, what is not of
/// this kind may be somebody else's.
fn is_of_site(path: &str) -> bool {
    let encoded = Encoding::ALL
        .iter()
        .find_map(|it| path.strip_suffix(it.ending()));
    let path = encoded.unwrap_or(path);
    let is_page = |folder: &&str| path.starts_with(*folder) && path.ends_with(files::INDEX);
    path == LIST
        || files::AT_THE_TOP.contains(&path)
        || files::FOLDERS.iter().any(|folder| path.starts_with(folder))
        || files::PAGES.iter().any(is_page)
        || path.starts_with("sitemap-")
        || is_of_program(path)
}

/// Whether a file at the top is of the program: its name goes on with a hash of 16 digits.
fn is_of_program(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or("", |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
    }) && !path.contains('/')
}

/// The folder holds a file of somebody else.
pub(super) fn not_published(folder: &Path, file: &str) -> Error {
    Error::new(format!(
        "{} holds {file}, which was not published there; move it elsewhere, or choose another folder with --dist",
        folder.display()
    ))
}

/// When a file or folder was last changed; where a link leads does not count.
pub(super) fn modified(path: &Path) -> Option<SystemTime> {
    fs::symlink_metadata(path)
        .and_then(|file| file.modified())
        .ok()
}
