use super::{
    durable::make_durable,
    list::List,
    listed::Listed,
    options::Options,
    permissions::open_to_all,
    previous::not_published,
    staging::{Claim, Staging, in_folder},
    stamp::Stamp,
};
use crate::publish::{
    hosting::Extent,
    offline::{FileHash, FileHashes},
    support::{cache::digest, error::Error, unfinished},
};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::{fs, io, path::Path, sync::PoisonError};

/// What was done to a published folder.
#[derive(Debug, Default)]
pub(super) struct Committed {
    /// How many files the site has.
    pub(super) files: usize,
    /// How many are new.
    pub(super) new: usize,
    /// How many of those that were not as they had been published are now.
    pub(super) mended: usize,
    /// The others, which the site has no more.
    pub(super) gone: Vec<String>,
    /// How large the site is.
    pub(super) extent: Extent,
}

impl Staging {
    /// Puts everything in its place.
    ///
    /// New files come before the pages that need them, and old ones go last, so whoever reads
    /// the folder meanwhile finds whole pages. Until the end the list vouches for none of the
    /// files that are new; and what it vouches for, not even a loss of power takes away.
    pub(super) fn commit(self, folder: &Path, options: Options) -> Result<Committed, Error> {
        let _moving = unfinished::hold();
        let same = self.same.lock().unwrap_or_else(PoisonError::into_inner);
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        claims.par_sort_unstable_by(|one, other| one.paths.cmp(&other.paths));
        let mut all = FxHashSet::default();
        for path in claims.iter().flat_map(|claim| &claim.paths) {
            if !all.insert(path) {
                return Err(Error::new(format!("two files want to be {path}")));
            }
        }
        options
            .removals
            .allow(self.previous.paths.iter(), |path| all.contains(path))?;
        let new = claims.iter().filter(|claim| claim.new);
        let new = new.flat_map(|claim| &claim.paths);
        let new = new.filter(|path| !same.contains(*path));
        let (pages, parts): (Vec<&String>, Vec<&String>) =
            new.partition(|path| path.contains(".html"));
        let different = self.previous.inspected.different.iter().cloned();
        let (mended, gone): (Vec<String>, Vec<String>) =
            different.partition(|path| all.contains(path));
        let mut committed = Committed {
            files: all.len(),
            new: parts.len() + pages.len(),
            mended: mended.len(),
            gone,
            extent: Extent::default(),
        };
        let settle = |folder: &Path| {
            if options.is_passing {
                return Ok(());
            }
            make_durable(folder).map_err(Error::with("write into", folder))
        };
        if self.is_first {
            let made = &self.whole();
            let list = self.list(&claims, &same, made)?;
            committed.extent = List::extent(&list);
            List::create(made, &list)?;
            settle(made)?;
            fs::rename(made, folder).map_err(Error::with("put in place", folder))?;
            settle(folder)?;
            return Ok(committed);
        }
        let new = parts.par_iter().chain(&pages);
        let others = new.filter(|path| !self.previous.paths.contains(**path));
        if let Some(path) = others.find_any(|path| folder.join(path).exists()) {
            return Err(not_published(folder, path));
        }
        let new = parts.iter().chain(&pages);
        let new: Vec<&str> = new.map(|path| path.as_str()).collect();
        if !new.is_empty() {
            settle(self.folder.path())?;
            List::add_unknown(folder, &new)?;
        }
        for new in [parts, pages] {
            new.par_iter().try_for_each(|path| {
                let (made, to) = (self.place(path), folder.join(path));
                in_folder(&to, || fs::rename(&made, &to)).map_err(Error::with("put in place", &to))
            })?;
        }
        let old = self.previous.paths.iter();
        for path in old.filter(|path| !all.contains(path)) {
            remove(folder, path)?;
        }
        let closed = self.previous.inspected.closed.iter();
        for path in closed.filter(|path| all.contains(path)) {
            open_to_all(folder, path).map_err(Error::with("let everybody read", folder))?;
        }
        let list = self.list(&claims, &same, folder)?;
        committed.extent = List::extent(&list);
        // What was added to it would stay.
        if !new.is_empty() || self.previous.digest != Some(digest(list.as_bytes())) {
            settle(folder)?;
            List::replace(folder, &list, self.folder.path())?;
            settle(folder)?;
        }
        Ok(committed)
    }

    /// The list of what was claimed, now that it is in this folder.
    fn list(
        &self,
        claims: &[Claim],
        same: &FxHashSet<String>,
        folder: &Path,
    ) -> Result<String, Error> {
        let hashes: &FileHashes = &self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let line = |claim: &Claim| -> Result<String, Error> {
            let mut line = claim.key.clone();
            let known = self.previous.fingerprints.get(&claim.paths.join(" "));
            if let Some(known) = known.filter(|_| !claim.new) {
                line.extend([" ", &known.files]);
                return Ok(line + "\n");
            }
            let known = known.map_or("", |known| &known.files).split(' ');
            let known: Vec<Listed> = known.map(Listed::read).collect();
            for path in &claim.paths {
                let known = known.iter().find(|known| known.path == path);
                let listed = match known.filter(|_| same.contains(path)) {
                    Some(known) => known.to_string(),
                    None => listed(folder, path, hashes)?,
                };
                line.extend([" ", &listed]);
            }
            Ok(line + "\n")
        };
        claims.par_iter().map(line).collect()
    }
}

/// What is to be listed of a file that is in its place.
fn listed(folder: &Path, path: &str, hashes: &FileHashes) -> Result<String, Error> {
    let file = folder.join(path);
    let stamp = Stamp::of(&file).map_err(Error::with("read", &file))?;
    let hash = hashes.get(path).cloned();
    let hash = hash.map_or_else(|| FileHash::of_file(&file), Ok)?;
    Ok(Listed::new(path, stamp, hash.hash()).to_string())
}

/// Removes a file, and the folders that are empty without it.
fn remove(folder: &Path, path: &str) -> Result<(), Error> {
    let file = folder.join(path);
    match fs::remove_file(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        removed => removed.map_err(Error::with("remove", &file))?,
    }
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
