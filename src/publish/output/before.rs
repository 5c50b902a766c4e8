use crate::publish::{Trouble, compress::ENCODINGS, tree::files_below};
use rayon::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
    time::SystemTime,
};

/// The list of all files that were published, by which the next publication knows them. Each
/// line has the key of what some files were made of together, and their paths.
pub(super) const LIST: &str = ".clinic-articles";

/// What the folder is called, at its beginning, in which a site is made.
pub(super) const WORKSHOP: &str = ".clinic-articles-";

/// What was published in a folder before.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// All files there.
    pub(super) paths: HashSet<String>,
    /// The lines of the list whose files are there as they were published.
    pub(super) lines: HashSet<String>,
}

impl Before {
    /// Looks into a folder.
    ///
    /// # Errors
    /// When there is anything that was not published there.
    pub(super) fn read(folder: &Path) -> Result<Self, Trouble> {
        if !folder.exists() {
            return Ok(Self::default());
        }
        let list = folder.join(LIST);
        let text = fs::read_to_string(&list).unwrap_or_default();
        let known: HashMap<&str, &str> = text
            .lines()
            .flat_map(|line| paths(line).map(move |path| (path, line)))
            .collect();
        let mut there = files_below(folder)?;
        there.retain(|path| path != LIST && !path.starts_with(WORKSHOP));
        if let Some(file) = there.iter().find(|path| !known.contains_key(path.as_str())) {
            return Err(Trouble::new(format!(
                "{} holds {file}, which was not published there; move it elsewhere, or choose another folder with DIST=",
                folder.display()
            )));
        }
        let there: HashSet<String> = there.into_iter().collect();
        let published = modified(&list);
        // Whoever has changed a page has not changed its compressed forms, too.
        let as_it_was = |path: &str| {
            there.contains(path) && (is_encoded(path) || modified(&folder.join(path)) <= published)
        };
        let lines: Vec<&str> = text.lines().collect();
        let lines = lines.par_iter().filter(|line| paths(line).all(as_it_was));
        Ok(Self {
            lines: lines.map(|line| (*line).to_owned()).collect(),
            paths: there,
        })
    }
}

/// The paths of a line of the list; before version 0.2, each line was a path.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    let paths = line.split_once(' ').map_or(line, |(_, paths)| paths);
    paths.split(' ')
}

/// Whether a file is the compressed form of another.
pub(super) fn is_encoded(path: &str) -> bool {
    ENCODINGS.iter().any(|(ending, _)| path.ends_with(ending))
}

/// When a file was last changed.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}
