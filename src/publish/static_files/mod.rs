//! The bundle's folder of files that are published as they are, at the top of the site: hand-outs,
//! a picture for tabs, what a host or a search engine wants to find there.

mod name;
mod own;

use crate::{
    model::Invalid,
    publish::{
        diagnostics::{Diagnostic, Severity},
        source::{
            bundle::{too_large, unreadable, whole},
            litter::is_litter,
        },
        support::error::Error,
    },
    route::files,
};
use std::{
    collections::BTreeMap,
    fs::{self, DirEntry, File},
    io,
    path::{Path, PathBuf},
};

/// The largest file, in bytes: some hosts take no larger ones.
const LARGEST: u64 = 25_000_000;

/// The files of the folder, by their paths in the site.
#[derive(Clone, Debug, Default)]
pub struct StaticFiles(BTreeMap<String, PathBuf>);

impl StaticFiles {
    /// The folder's name in the bundle.
    const FOLDER: &str = "static";

    /// Looks through the folder of a bundle. What can't be published is told; what a system, an
    /// editor or git has put there is passed over.
    pub(super) fn list(bundle: &Path, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut walk = Walk {
            files: BTreeMap::new(),
            diagnostics,
        };
        let folder = bundle.join(Self::FOLDER);
        if folder.symlink_metadata().is_ok() {
            walk.enter(&folder, "");
        }
        Self(walk.files)
    }

    /// The paths that can be linked to.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.files().map(|(path, _)| path)
    }

    /// Whether the site has a file of this path from here.
    pub(super) fn has(&self, path: &str) -> bool {
        path != files::HTACCESS && self.0.contains_key(path)
    }

    /// The files that are published as they are: their paths in the site, and where they are. What
    /// is for Apache is not: the site has such a file itself, which goes on with this one.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Path)> + Clone {
        let files = self.0.iter().filter(|(path, _)| *path != files::HTACCESS);
        files.map(|(path, file)| (path.as_str(), file.as_path()))
    }

    /// What somebody has written for Apache besides.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn for_apache(&self) -> Result<String, Error> {
        match self.0.get(files::HTACCESS) {
            Some(file) => fs::read_to_string(file).map_err(Error::with("read", file)),
            None => Ok(String::new()),
        }
    }
}

/// A walk through the folder.
struct Walk<'a> {
    files: BTreeMap<String, PathBuf>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Walk<'_> {
    /// Looks at what is in a folder, whose path in the site is empty or ends with a slash.
    fn enter(&mut self, folder: &Path, below: &str) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.refuse(below.trim_end_matches('/'), unreadable(&error)),
        };
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if !is_litter(&name) {
                let path = format!("{below}{name}");
                if let Err(words) = self.look_at(&entry, &path) {
                    self.refuse(&path, words);
                }
            }
        }
    }

    fn look_at(&mut self, entry: &DirEntry, path: &str) -> Result<(), Invalid> {
        name::check(&entry.file_name())?;
        own::check(path)?;
        let found = entry.path();
        let about = entry.metadata().map_err(|error| unreadable(&error))?;
        if about.is_symlink() {
            return Err(Invalid::new(
                "this only says where something else is",
                "put the file or the folder itself here",
            ));
        }
        if about.is_dir() {
            self.enter(&found, &format!("{path}/"));
            return Ok(());
        }
        if !about.is_file() {
            return Err(Invalid::new(
                "this is neither a file nor a folder",
                "delete it",
            ));
        }
        if about.len() > LARGEST {
            return Err(too_large(about.len(), LARGEST));
        }
        File::open(&found).map_err(|error| unreadable(&error))?;
        self.files.insert(path.to_owned(), found);
        Ok(())
    }

    fn refuse(&mut self, path: &str, words: Invalid) {
        let file = format!("{}/{path}", StaticFiles::FOLDER);
        let file = file.trim_end_matches('/').to_owned();
        self.diagnostics.push(whole(file, Severity::Error, words));
    }
}
