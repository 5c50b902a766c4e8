use super::previous::{Fingerprint, Previous, is_encoded};
use crate::{
    publish::{
        offline::{FileHash, FileHashes},
        support::{cache::digest, error::Error, regular::read_regular, unfinished},
    },
    route::files,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use tempfile::TempDir;

/// How the folder's name begins.
pub(super) const STAGING: &str = ".clinic-articles-";

/// A file that says of the folder what it is: what has only its name may be somebody else's.
const MARK: &str = "clinic-articles-staging";

/// How the keys begin of files that only an earlier loader names; then comes how many newer
/// ones there are.
const EARLIER: &str = "earlier-";

/// How many earlier loaders are kept.
const KEPT: usize = 8;

/// Where a site is made before it takes its place.
pub(super) struct Staging {
    /// On the same disk as the site, so that moving a file there is one step.
    pub(super) folder: TempDir,
    /// Where the site is, if it is anywhere yet.
    pub(super) site: PathBuf,
    /// Whether there is no site yet.
    pub(super) is_first: bool,
    pub(super) previous: Previous,
    pub(super) claims: Mutex<Vec<Claim>>,
    /// Those of the files to be made that are there just like that.
    pub(super) same: Mutex<FxHashSet<String>>,
    /// What the files that were made here are known by.
    hashes: Mutex<FileHashes>,
}

/// Files of the site that are made together.
pub(super) struct Claim {
    /// What they are made of.
    pub(super) key: String,
    pub(super) paths: Vec<String>,
    /// Whether they are made anew.
    pub(super) new: bool,
}

/// What has to be done for files that were claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freshness {
    /// They are there, made of the same.
    Nothing,
    /// They are there, made of something else in the same way: some may be the same.
    Compare,
    /// They are not there.
    Make,
}

impl Staging {
    /// A staging folder for the folder of the site: within it, since it may be a disk of its own in a
    /// folder of somebody else; beside it, when it is not there yet.
    pub(super) fn open(folder: &Path, previous: Previous) -> Result<Self, Error> {
        let beside = folder.parent().filter(|parent| *parent != Path::new(""));
        let place = if folder.exists() {
            folder
        } else {
            beside.unwrap_or(Path::new("."))
        };
        fs::create_dir_all(place).map_err(Error::with("create", place))?;
        if place == folder {
            clear(folder)?;
        }
        let staging = tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(place)
            .map_err(Error::with("write in", place))?;
        unfinished::open(staging.path());
        let mark = staging.path().join(MARK);
        fs::write(&mark, "").map_err(Error::with("write", &mark))?;
        Ok(Self {
            folder: staging,
            site: folder.to_owned(),
            is_first: !folder.exists(),
            previous,
            claims: Mutex::default(),
            same: Mutex::default(),
            hashes: Mutex::default(),
        })
    }

    /// Claims files of the site that are made together, of what the key says; what has to be done
    /// for them. What stands before a dash in a key says how they are made.
    pub(super) fn register(&self, paths: Vec<String>, key: &str) -> Freshness {
        let joined = paths.join(" ");
        let previous = self.previous.fingerprints.get(&joined);
        let previous = previous.map(|previous| &*previous.key);
        let work = match previous {
            Some(previous) if previous == key => Freshness::Nothing,
            Some(previous) if how(key).is_some() && how(previous) == how(key) => Freshness::Compare,
            _ => Freshness::Make,
        };
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        claims.push(Claim {
            key: key.to_owned(),
            paths,
            new: work != Freshness::Nothing,
        });
        work
    }

    /// Keeps a file that was claimed, and its other forms, if this is in it; whether it is.
    pub(super) fn keep(&self, path: &str, forms: Vec<String>, bytes: &[u8]) -> bool {
        let is_same = self
            .read(path, false)
            .is_ok_and(|previous| previous == bytes);
        if is_same {
            let mut same = self.same.lock().unwrap_or_else(PoisonError::into_inner);
            same.extend(forms);
        }
        is_same
    }

    /// Claims what earlier loaders name, when all else is claimed: a page of another site that
    /// is open, or that has pinned one of them, goes on to find what it needs.
    pub(super) fn keep_earlier(&self) {
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        let claimed = claims.iter().flat_map(|register| &register.paths);
        let claimed: FxHashSet<&str> = claimed.map(String::as_str).collect();
        let is_newer = claimed.iter().any(|path| {
            path.starts_with(files::PINNED_LOADERS) && !self.previous.paths.contains(*path)
        });
        let is_earlier =
            |path: &str| path.starts_with(files::EMBED_FILES) && !claimed.contains(path);
        let earlier =
            self.previous
                .fingerprints
                .iter()
                .filter_map(|(paths, Fingerprint { key, .. })| {
                    if !paths.split(' ').all(is_earlier) {
                        return None;
                    }
                    let age = key
                        .strip_prefix(EARLIER)
                        .map_or(Some(0), |age| age.parse().ok())?;
                    let age: usize = age + usize::from(is_newer);
                    let paths: Vec<_> = paths.split(' ').map(str::to_owned).collect();
                    let (key, new) = (format!("{EARLIER}{age}"), false);
                    (age <= KEPT).then_some(Claim { key, paths, new })
                });
        let earlier: Vec<_> = earlier.collect();
        claims.extend(earlier);
    }

    /// The paths of all files that are claimed, and whether they are made anew.
    pub(super) fn files(&self) -> FxHashMap<String, bool> {
        let same = self.same.lock().unwrap_or_else(PoisonError::into_inner);
        let claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        let files = claims.iter().flat_map(|register| {
            let paths = register.paths.iter().cloned();
            paths.map(|path| {
                let new = register.new && !same.contains(&path);
                (path, new)
            })
        });
        files.collect()
    }

    /// What is in a file that was claimed.
    pub(super) fn read(&self, path: &str, new: bool) -> Result<Vec<u8>, Error> {
        let file = if new {
            self.place(path)
        } else {
            self.site.join(path)
        };
        read_regular(&file).map_err(Error::with("read", &file))
    }

    /// What a file that was claimed is known by: found out when it was made, or by whoever has
    /// listed it before, if it is still there as it was.
    pub(super) fn print(
        &self,
        path: &str,
        new: bool,
        listed: &FileHashes,
    ) -> Result<FileHash, Error> {
        let made = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let known = made
            .get(path)
            .or(listed.get(path).filter(|_| !new))
            .cloned();
        drop(made);
        known.map_or_else(
            || self.read(path, new).map(|bytes| FileHash::of(&bytes)),
            Ok,
        )
    }

    /// Whether these files are there, made of what the key says, as they were published.
    pub(super) fn had(&self, paths: &[String], key: &str) -> bool {
        self.previous
            .fingerprints
            .get(&paths.join(" "))
            .is_some_and(|previous| previous.key == key)
    }

    /// Makes a file that was claimed.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let _writing = unfinished::hold();
        let to = self.place(path);
        in_folder(&to, || fs::write(&to, bytes)).map_err(Error::with("write", &to))?;
        if !is_encoded(path) {
            self.know(path, FileHash::of(bytes));
        }
        Ok(())
    }

    /// Notes what a file is known by that was claimed.
    pub(super) fn know(&self, path: &str, print: FileHash) {
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.insert(path.to_owned(), print);
    }

    /// Copies a file to the place of one that was claimed. Hosts can read it, whoever may read the
    /// other.
    pub(super) fn copy(&self, path: &str, from: &Path) -> Result<(), Error> {
        let _writing = unfinished::hold();
        let to = self.place(path);
        let copy = || io::copy(&mut File::open(from)?, &mut File::create(&to)?);
        in_folder(&to, copy).map_err(Error::with("copy", from))?;
        Ok(())
    }

    /// Whether a copy is what its original was when it was claimed.
    pub(super) fn is_like(&self, path: &str, print: &FileHash) -> Result<bool, Error> {
        Ok(FileHash::of_file(&self.place(path))? == *print)
    }

    /// Ends being a staging folder.
    ///
    /// # Errors
    /// When it can't.
    pub(super) fn unmark(&self) -> Result<(), Error> {
        let mark = self.folder.path().join(MARK);
        fs::remove_file(&mark).map_err(Error::with("remove", &mark))
    }

    /// Where a file is made: in a folder of its own only when all folders move to their place at
    /// once.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        let made = self.folder.path();
        if self.is_first {
            made.join(path)
        } else {
            made.join(digest(path.as_bytes()))
        }
    }
}

/// Removes staging folders that were left when a publisher was ended, and nothing that only has such a
/// name.
fn clear(folder: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::with("read", folder))? {
        let entry = entry.map_err(Error::with("read", folder))?;
        let left = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let has_name = entry.file_name().to_string_lossy().starts_with(STAGING);
        if is_folder && has_name && left.join(MARK).is_file() {
            fs::remove_dir_all(&left).map_err(Error::with("remove", &left))?;
        }
    }
    Ok(())
}

/// How files with this key are made, where it says so.
fn how(key: &str) -> Option<&str> {
    key.split_once('-').map(|(how, _)| how)
}

/// Does what makes a file; in a folder made for it, if it lacks one.
pub(super) fn in_folder<T>(file: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    make().or_else(|error| {
        if error.kind() != io::ErrorKind::NotFound {
            return Err(error);
        }
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        make()
    })
}
