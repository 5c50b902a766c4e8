use super::{
    list::List,
    previous::not_published,
    removals::Removals,
    staging::{Claim, Staging, in_folder},
    stamp::Stamp,
};
use crate::publish::support::{error::Error, unfinished};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::{fs, io, path::Path, sync::PoisonError};

impl Staging {
    /// Puts everything in its place; how many files the site has, and how many are new.
    ///
    /// New files come before the pages that need them, and old ones go last, so whoever reads
    /// the folder meanwhile finds whole pages. Until the end the list vouches for none of the
    /// files that are new.
    pub(super) fn commit(self, folder: &Path, removals: Removals) -> Result<(usize, usize), Error> {
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
        removals.allow(self.previous.paths.iter(), |path| all.contains(path))?;
        let new = claims.iter().filter(|claim| claim.new);
        let new = new.flat_map(|claim| &claim.paths);
        let new = new.filter(|path| !same.contains(*path));
        let (pages, parts): (Vec<&String>, Vec<&String>) =
            new.partition(|path| path.contains(".html"));
        let counts = (all.len(), parts.len() + pages.len());
        if self.is_first {
            let made = self.folder.path();
            List::create(made, &self.list(&claims, made)?)?;
            self.unmark()?;
            fs::rename(made, folder).map_err(Error::with("put in place", folder))?;
            return Ok(counts);
        }
        let new = parts.par_iter().chain(&pages);
        let others = new.filter(|path| !self.previous.paths.contains(**path));
        if let Some(path) = others.find_any(|path| folder.join(path).exists()) {
            return Err(not_published(folder, path));
        }
        let new = parts.iter().chain(&pages);
        let new: Vec<&str> = new.map(|path| path.as_str()).collect();
        List::add_unknown(folder, &new)?;
        for new in [parts, pages] {
            new.par_iter().try_for_each(|path| {
                let (made, to) = (self.place(path), folder.join(path));
                in_folder(&to, || fs::rename(&made, &to)).map_err(Error::with("put in place", &to))
            })?;
        }
        for path in self
            .previous
            .paths
            .iter()
            .filter(|path| !all.contains(path))
        {
            remove(folder, path)?;
        }
        let list = self.list(&claims, folder)?;
        List::replace(folder, &list, self.folder.path())?;
        Ok(counts)
    }

    /// The list of what was claimed, now that it is in this folder.
    fn list(&self, claims: &[Claim], folder: &Path) -> Result<String, Error> {
        let line = |claim: &Claim| -> Result<String, Error> {
            let mut line = claim.key.clone();
            let known = self.previous.fingerprints.get(&claim.paths.join(" "));
            if let Some(known) = known.filter(|_| !claim.new) {
                line.extend([" ", &known.files]);
                return Ok(line + "\n");
            }
            for path in &claim.paths {
                let file = folder.join(path);
                let stamp = Stamp::of(&file).map_err(Error::with("read", &file))?;
                line.extend([" ", path, "|", &stamp.to_string()]);
            }
            Ok(line + "\n")
        };
        claims.par_iter().map(line).collect()
    }
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
