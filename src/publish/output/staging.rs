use super::{
    permissions::{Permissions, create_folders},
    previous::{Fingerprint, Previous},
};
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

/// The folder in it that becomes the site's, when there is none yet.
const WHOLE: &str = "site";

/// How the keys begin of files that only an earlier loader names; then comes how many newer
/// ones there are.
const EARLIER: &str = "earlier-";

/// How many earlier loaders are kept.
const KEPT: usize = 8;

/// Where a site is made before it takes its place.
pub(super) struct Staging {
    /// On the same disk as the site, so that moving a file there is one step.
    pub(super) folder: TempDir,
    /// Locked as long as somebody makes something there.
    _mark: File,
    /// Where the site is, if it is anywhere yet.
    pub(super) site: PathBuf,
    /// Whether there is no site yet.
    pub(super) is_first: bool,
    pub(super) previous: Previous,
    pub(super) claims: Mutex<Vec<Claim>>,
    /// Those of the files to be made that are there just like that.
    pub(super) same: Mutex<FxHashSet<String>>,
    /// What the files that were made here are known by.
    pub(super) hashes: Mutex<FileHashes>,
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
        let beside = beside.unwrap_or(Path::new("."));
        let is_first = !folder.exists();
        let place = if is_first { beside } else { folder };
        fs::create_dir_all(place).map_err(Error::with("create", place))?;
        clear(place)?;
        // Whoever was ended in the last moment of a first publication left it there.
        drop(clear(beside));
        let staging = tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(place)
            .map_err(Error::with("write in", place))?;
        unfinished::open(staging.path());
        let path = staging.path().join(MARK);
        let mark = File::create(&path).map_err(Error::with("write", &path))?;
        // Without locks, as on some disks of others, nobody takes it for one that was left.
        drop(mark.lock());
        Ok(Self {
            folder: staging,
            _mark: mark,
            site: folder.to_owned(),
            is_first,
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
        let write = || {
            fs::write(&to, bytes)?;
            Permissions::OfFile.give(&to)
        };
        in_folder(&to, write).map_err(Error::with("write", &to))?;
        self.know(path, FileHash::of(bytes));
        Ok(())
    }

    /// Notes what a file is known by that was claimed.
    pub(super) fn know(&self, path: &str, print: FileHash) {
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.insert(path.to_owned(), print);
    }

    /// Copies a file to the place of one that was claimed; what the copy is known by. Hosts can read
    /// it, whoever may read the other.
    pub(super) fn copy(&self, path: &str, from: &Path) -> Result<FileHash, Error> {
        let _writing = unfinished::hold();
        let to = self.place(path);
        let copy = || {
            let hash = FileHash::of_copy(File::open(from)?, File::create(&to)?)?;
            Permissions::OfFile.give(&to)?;
            Ok(hash)
        };
        let hash = in_folder(&to, copy).map_err(Error::with("copy", from))?;
        self.know(path, hash.clone());
        Ok(hash)
    }

    /// What becomes the site's folder when there is none yet.
    pub(super) fn whole(&self) -> PathBuf {
        self.folder.path().join(WHOLE)
    }

    /// Where a file is made: in a folder of its own only when all folders move to their place at
    /// once.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        if self.is_first {
            self.whole().join(path)
        } else {
            self.folder.path().join(digest(path.as_bytes()))
        }
    }
}

/// Removes staging folders that were left when a publisher was ended: nothing that only has such a
/// name, and none in which somebody is making something.
fn clear(folder: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::with("read", folder))? {
        let entry = entry.map_err(Error::with("read", folder))?;
        let left = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let has_name = entry.file_name().to_string_lossy().starts_with(STAGING);
        if is_folder && has_name && is_left(&left.join(MARK)) {
            fs::remove_dir_all(&left).map_err(Error::with("remove", &left))?;
        }
    }
    Ok(())
}

/// Whether there is a mark that nobody holds.
fn is_left(mark: &Path) -> bool {
    mark.is_file() && File::open(mark).is_ok_and(|mark| mark.try_lock().is_ok())
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
        file.parent().map_or(Ok(()), create_folders)?;
        make()
    })
}
