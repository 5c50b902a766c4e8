use super::before::{Before, LIST, WORKSHOP, is_encoded};
use crate::publish::{
    Trouble,
    offline::{Print, Prints},
};
use rayon::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use tempfile::TempDir;

/// Where the files are that a loader of the embed names by what is in them, and the loaders
/// themselves: nothing but their names tells one version from another.
const EMBED_FILES: &str = "embed/files/";
const LOADERS: &str = "embed/files/v1-";

/// The key of files that are made of nobody knows what.
const UNKNOWN: &str = "?";

/// How the keys begin of files that only an earlier loader names; then comes how many newer
/// ones there are.
const EARLIER: &str = "earlier-";

/// How many earlier loaders are kept.
const KEPT: usize = 8;

/// Where a site is made before it takes its place.
pub(super) struct Workshop {
    /// On the same disk as the site, so that moving a file there is one step.
    folder: TempDir,
    /// Where the site is, if it is anywhere yet.
    site: PathBuf,
    before: Before,
    claims: Mutex<Vec<Claim>>,
    /// What the files that were made here are known by.
    prints: Mutex<Prints>,
}

/// Files of the site that are made together.
struct Claim {
    /// What they are made of, and their paths: a line of the list.
    line: String,
    paths: Vec<String>,
    /// Whether they are made anew.
    new: bool,
}

impl Workshop {
    /// A workshop for the folder of the site: within it, since it may be a disk of its own in a
    /// folder of somebody else; beside it, when it is not there yet.
    pub(super) fn open(folder: &Path, before: Before) -> Result<Self, Trouble> {
        let beside = folder.parent().filter(|parent| *parent != Path::new(""));
        let place = if folder.exists() {
            folder
        } else {
            beside.unwrap_or(Path::new("."))
        };
        fs::create_dir_all(place).map_err(Trouble::with("create", place))?;
        if place == folder {
            clear(folder)?;
        }
        let workshop = tempfile::Builder::new()
            .prefix(WORKSHOP)
            .tempdir_in(place)
            .map_err(Trouble::with("write in", place))?;
        Ok(Self {
            folder: workshop,
            site: folder.to_owned(),
            before,
            claims: Mutex::default(),
            prints: Mutex::default(),
        })
    }

    /// Claims files of the site that are made together, of what the key says; whether they
    /// have to be made, since they are not there like this.
    pub(super) fn claim(&self, paths: Vec<String>, key: &str) -> bool {
        let line = line(&paths, key);
        let new = !self.before.lines.contains(&line);
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        claims.push(Claim { line, paths, new });
        new
    }

    /// Claims what earlier loaders name, when all else is claimed: a page of another site that
    /// is open, or that has pinned one of them, goes on to find what it needs.
    pub(super) fn keep_earlier(&self) {
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        let claimed = claims.iter().flat_map(|claim| &claim.paths);
        let claimed: HashSet<&str> = claimed.map(String::as_str).collect();
        let is_newer = claimed
            .iter()
            .any(|path| path.starts_with(LOADERS) && !self.before.paths.contains(*path));
        let is_earlier = |path: &str| path.starts_with(EMBED_FILES) && !claimed.contains(path);
        let earlier = self.before.lines.iter().filter_map(|before| {
            let (key, paths) = before.split_once(' ')?;
            if key == UNKNOWN || !paths.split(' ').all(is_earlier) {
                return None;
            }
            let age = key
                .strip_prefix(EARLIER)
                .map_or(Some(0), |age| age.parse().ok())?;
            let age: usize = age + usize::from(is_newer);
            let paths: Vec<_> = paths.split(' ').map(str::to_owned).collect();
            let line = line(&paths, &format!("{EARLIER}{age}"));
            let new = false;
            (age <= KEPT).then_some(Claim { line, paths, new })
        });
        let earlier: Vec<_> = earlier.collect();
        claims.extend(earlier);
    }

    /// The paths of all files that are claimed, and whether they are made anew.
    pub(super) fn files(&self) -> HashMap<String, bool> {
        let claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        let files = claims.iter().flat_map(|claim| {
            let paths = claim.paths.iter().cloned();
            paths.map(|path| (path, claim.new))
        });
        files.collect()
    }

    /// What is in a file that was claimed.
    pub(super) fn read(&self, path: &str, new: bool) -> Result<Vec<u8>, Trouble> {
        let folder = if new { self.folder.path() } else { &self.site };
        let file = folder.join(path);
        fs::read(&file).map_err(Trouble::with("read", &file))
    }

    /// What a file that was claimed is known by: found out when it was made, or by whoever has
    /// listed it before, if it is still there as it was.
    pub(super) fn print(&self, path: &str, new: bool, listed: &Prints) -> Result<Print, Trouble> {
        let made = self.prints.lock().unwrap_or_else(PoisonError::into_inner);
        let known = made
            .get(path)
            .or(listed.get(path).filter(|_| !new))
            .cloned();
        drop(made);
        known.map_or_else(|| self.read(path, new).map(|bytes| Print::of(&bytes)), Ok)
    }

    /// Whether these files are there, made of what the key says, as they were published.
    pub(super) fn had(&self, paths: &[String], key: &str) -> bool {
        self.before.lines.contains(&line(paths, key))
    }

    /// Makes a file that was claimed.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let to = self.place(path)?;
        fs::write(&to, bytes).map_err(Trouble::with("write", &to))?;
        if !is_encoded(path) {
            let print = Print::of(bytes);
            let mut prints = self.prints.lock().unwrap_or_else(PoisonError::into_inner);
            prints.insert(path.to_owned(), print);
        }
        Ok(())
    }

    /// Copies a file to the place of one that was claimed.
    pub(super) fn copy(&self, path: &str, from: &Path) -> Result<(), Trouble> {
        let to = self.place(path)?;
        fs::copy(from, &to).map_err(Trouble::with("copy", from))?;
        Ok(())
    }

    /// Puts everything in its place; how many files the site has, and how many are new.
    ///
    /// New files come before the pages that need them, and old ones go last, so whoever reads
    /// the folder meanwhile finds whole pages. Until the end the list vouches for no file but
    /// those that nothing is made of any more.
    pub(super) fn deliver(self, folder: &Path) -> Result<(usize, usize), Trouble> {
        let claims = self.claims.into_inner();
        let mut claims = claims.unwrap_or_else(PoisonError::into_inner);
        claims.par_sort_unstable_by(|one, other| one.paths.cmp(&other.paths));
        let mut all = HashSet::new();
        for path in claims.iter().flat_map(|claim| &claim.paths) {
            if !all.insert(path) {
                return Err(Trouble::new(format!("two files want to be {path}")));
            }
        }
        let list: String = claims
            .iter()
            .map(|claim| claim.line.clone() + "\n")
            .collect();
        let new = claims.iter().filter(|claim| claim.new);
        let mut new: Vec<&String> = new.flat_map(|claim| &claim.paths).collect();
        let counts = (all.len(), new.len());
        let made = self.folder.path();
        if !folder.exists() {
            write_list(made, &list)?;
            fs::rename(made, folder).map_err(Trouble::with("put in place", folder))?;
            return Ok(counts);
        }
        let known = all.iter().copied().chain(&self.before.paths);
        let known: Vec<&str> = known.map(String::as_str).collect();
        let earlier = list.lines().filter(|line| line.starts_with(EARLIER));
        let earlier: Vec<&str> = earlier.collect();
        let known = format!("{UNKNOWN} {}\n{}", known.join(" "), earlier.join("\n"));
        write_list(folder, &known)?;
        new.sort_by_key(|path| path.contains(".html"));
        for path in new {
            let to = folder.join(path);
            create_parent(&to)?;
            fs::rename(made.join(path), &to).map_err(Trouble::with("put in place", &to))?;
        }
        for path in self.before.paths.iter().filter(|path| !all.contains(path)) {
            remove(folder, path)?;
        }
        write_list(folder, &list)?;
        Ok(counts)
    }

    fn place(&self, path: &str) -> Result<PathBuf, Trouble> {
        let place = self.folder.path().join(path);
        create_parent(&place)?;
        Ok(place)
    }
}

/// Removes workshops that were left when a publisher was ended.
fn clear(folder: &Path) -> Result<(), Trouble> {
    for entry in fs::read_dir(folder).map_err(Trouble::with("read", folder))? {
        let entry = entry.map_err(Trouble::with("read", folder))?;
        if entry.file_name().to_string_lossy().starts_with(WORKSHOP) {
            let left = entry.path();
            fs::remove_dir_all(&left).map_err(Trouble::with("remove", &left))?;
        }
    }
    Ok(())
}

fn line(paths: &[String], key: &str) -> String {
    format!("{key} {}", paths.join(" "))
}

fn write_list(folder: &Path, text: &str) -> Result<(), Trouble> {
    let list = folder.join(LIST);
    fs::write(&list, text).map_err(Trouble::with("write", &list))
}

fn create_parent(path: &Path) -> Result<(), Trouble> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(Trouble::with("create", parent)),
        None => Ok(()),
    }
}

/// Removes a file, and the folders that are empty without it.
fn remove(folder: &Path, path: &str) -> Result<(), Trouble> {
    let file = folder.join(path);
    fs::remove_file(&file).map_err(Trouble::with("remove", &file))?;
    let mut parent = Path::new(path).parent();
    while let Some(empty) = parent.filter(|parent| *parent != Path::new("")) {
        // A folder with anything in it can't be removed, and need not.
        if fs::remove_dir(folder.join(empty)).is_err() {
            break;
        }
        parent = empty.parent();
    }
    Ok(())
}
