//! Folders in which something is being made, and what becomes of them when the program is
//! stopped: they go, and what is on its way to its place gets there first.

use std::{
    fs, mem,
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock, RwLockReadGuard},
};

/// Whoever writes holds the lock for reading, whoever stops the program for writing.
static FOLDERS: RwLock<Vec<PathBuf>> = RwLock::new(Vec::new());

/// Notes a folder that goes when the program is stopped.
pub(in crate::publish) fn open(folder: &Path) {
    let mut folders = FOLDERS.write().unwrap_or_else(PoisonError::into_inner);
    // Those of finished publications are gone by now.
    folders.retain(|folder| folder.exists());
    folders.push(folder.to_owned());
}

/// Holds off the end while something is written that must not be left half done.
pub(in crate::publish) fn hold() -> RwLockReadGuard<'static, Vec<PathBuf>> {
    FOLDERS.read().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for what must not be left half done, and removes all that is unfinished. Nothing is
/// written by this process afterwards, so all that it can do is to exit.
pub fn abandon() {
    let folders = FOLDERS.write().unwrap_or_else(PoisonError::into_inner);
    for folder in &*folders {
        // The next publication tries again.
        drop(fs::remove_dir_all(folder));
    }
    mem::forget(folders);
}
