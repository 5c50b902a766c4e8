//! Bundles for the tests: `tests/content/good`, with files of others laid over it.

use clinic_articles::{
    model::Date,
    publish::{Cache, Checked, load},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A file with this ending takes the file without it away.
const REMOVE: &str = ".remove";

/// The folder of all test bundles.
pub fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content")
}

/// The day of all tests.
pub fn today() -> Date {
    "2026-06-01".parse().unwrap()
}

/// A copy of the good bundle.
pub struct Bundle {
    folder: PathBuf,
    /// Takes the folder along when it goes.
    passing: Option<TempDir>,
}

impl Bundle {
    /// A copy that nothing is wrong with.
    pub fn good() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut bundle = Self::in_folder(folder.path().to_owned());
        bundle.passing = Some(folder);
        bundle.lay(&content().join("good"));
        bundle
    }

    /// The bundle in a folder that stays.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder,
            passing: None,
        }
    }

    /// Lays the files of a folder over it.
    pub fn lay(&self, folder: &Path) {
        lay(folder, &self.folder);
    }

    /// The path of one of its files.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// Writes one of its files.
    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(file), bytes).unwrap();
    }

    /// Reads one of its files.
    pub fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.path(file)).unwrap()
    }

    /// Replaces some text, which has to be there, in one of its files.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, text.replace(from, to));
    }

    /// What comes of loading it.
    pub fn load(&self) -> Checked {
        load(&self.folder, today(), &self.cache()).unwrap()
    }

    /// What is kept of it.
    pub fn cache(&self) -> Cache {
        Cache::in_folder(self.path(".kept"))
    }

    /// The report on it, as it is printed.
    pub fn report(&self) -> String {
        self.load().report.to_string()
    }
}

/// Lays the files of a folder over those of another.
pub fn lay(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            lay(&entry.path(), &to.join(&name));
        } else if let Some(removed) = name.strip_suffix(REMOVE) {
            fs::remove_file(to.join(removed)).unwrap();
        } else if name != "expected.txt" {
            fs::copy(entry.path(), to.join(&name)).unwrap();
        }
    }
}
