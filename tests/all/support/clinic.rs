//! The folder of a new clinic, as `assets/starter` has it.

use super::bundles::{lay, today};
use clinic_articles::publish::{Cache, load};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A folder of its own, which goes when it is dropped.
pub struct Clinic(TempDir);

impl Clinic {
    /// Its only article.
    pub const ARTICLE: &str = "content/articles/your-first-visit.json";

    /// A new one, as of the day of all tests.
    pub fn new() -> Self {
        let clinic = Self(tempfile::tempdir().unwrap());
        let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/starter");
        lay(&starter, clinic.0.path());
        clinic.change(Self::ARTICLE, |text| {
            assert!(text.contains("{{today}}"));
            text.replace("{{today}}", &today().to_string())
        });
        clinic
    }

    /// The path of one of its files.
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// Changes one of its files.
    pub fn change(&self, file: &str, change: impl FnOnce(String) -> String) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        fs::write(self.path(file), change(text)).unwrap();
    }

    /// Changes one of its files of JSON.
    pub fn edit(&self, file: &str, edit: impl FnOnce(&mut Value)) {
        self.change(file, |text| {
            let mut value = serde_json::from_str(&text).unwrap();
            edit(&mut value);
            value.to_string()
        });
    }

    /// The report on its content.
    pub fn report(&self) -> String {
        let cache = Cache::in_folder(self.path(".cache"));
        let checked = load(&self.path("content"), today(), &cache).unwrap();
        checked.report.to_string()
    }
}
