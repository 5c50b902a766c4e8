use super::{listed::Listed, permissions::Permissions, stamp::Stamp};
use crate::publish::offline::FileHash;
use std::{
    borrow::Cow,
    fs,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
};

/// A look at the files of a published folder, to see which of them are as they were published.
pub(super) struct Inspection<'a> {
    folder: &'a Path,
    /// Whether a file is read even if it looks as it did.
    reads_all: bool,
    read: AtomicUsize,
    bytes: AtomicU64,
    different: Mutex<Vec<String>>,
    closed: Mutex<Vec<String>>,
}

/// What was seen of a published folder.
#[derive(Debug, Default)]
pub(super) struct Inspected {
    /// How many files were read, and how many bytes these had.
    pub(super) read: usize,
    pub(super) bytes: u64,
    /// The files that are not as they were published, or not there.
    pub(super) different: Vec<String>,
    /// The files that not everybody can read.
    pub(super) closed: Vec<String>,
}

impl<'a> Inspection<'a> {
    pub(super) fn new(folder: &'a Path, reads_all: bool) -> Self {
        Self {
            folder,
            reads_all,
            read: AtomicUsize::default(),
            bytes: AtomicU64::default(),
            different: Mutex::default(),
            closed: Mutex::default(),
        }
    }

    /// What is to be listed of some files that were made together, if all of them are as they were
    /// published. One that has another time is read: it may come from an archive, or from git.
    pub(super) fn see<'f>(&self, files: &'f str) -> Option<Cow<'f, str>> {
        // All of them are looked at: whoever asks for it is told of each.
        let seen: Vec<Option<Cow<str>>> = files.split(' ').map(|file| self.see_one(file)).collect();
        let seen: Vec<Cow<str>> = seen.into_iter().collect::<Option<_>>()?;
        let is_listed = seen.iter().all(|file| matches!(file, Cow::Borrowed(_)));
        Some(if is_listed {
            files.into()
        } else {
            seen.join(" ").into()
        })
    }

    fn see_one<'f>(&self, file: &'f str) -> Option<Cow<'f, str>> {
        let listed = Listed::read(file);
        let before = listed.stamp?;
        let path = self.folder.join(listed.path);
        let about = fs::symlink_metadata(&path).ok();
        let now = about.as_ref().and_then(Stamp::read);
        if about.is_some_and(|about| !Permissions::OfFile.are_given(&about)) {
            add(&self.closed, listed.path);
        }
        if now == Some(before) && !self.reads_all {
            return Some(file.into());
        }
        let same_length = now.filter(|now| now.length == before.length);
        if let Some(now) = same_length
            && let Ok(hash) = FileHash::of_file(&path)
        {
            self.read.fetch_add(1, Relaxed);
            self.bytes.fetch_add(hash.size(), Relaxed);
            if listed.has(hash.hash()) {
                let stamp = Some(now);
                return Some(if now == before {
                    file.into()
                } else {
                    Listed { stamp, ..listed }.to_string().into()
                });
            }
        }
        add(&self.different, listed.path);
        None
    }

    pub(super) fn end(self) -> Inspected {
        let paths = |paths: Mutex<_>| paths.into_inner().unwrap_or_else(PoisonError::into_inner);
        Inspected {
            read: self.read.into_inner(),
            bytes: self.bytes.into_inner(),
            different: paths(self.different),
            closed: paths(self.closed),
        }
    }
}

fn add(paths: &Mutex<Vec<String>>, path: &str) {
    let mut paths = paths.lock().unwrap_or_else(PoisonError::into_inner);
    paths.push(path.to_owned());
}
