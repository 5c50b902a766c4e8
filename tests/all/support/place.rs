//! A folder to publish into.

use super::{
    bundles::{Bundle, today},
    program::write_program,
};
use crate::all::bench::bundle::Bundle as Articles;
use clinic_articles::publish::{
    Cache, Error, Forms, Publication, Removals, Summary, TrunkOutput, compile, load, write,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

pub const DOCUMENT: &str = "<html lang=\"{{language}}\" dir=\"{{direction}}\"><head>{{policy}}{{head}}</head>\
                        <script src=\"/clinic-base/site.js\"></script><body>{{body}}</body></html>";

/// A folder with a built program, and one to publish into.
pub struct Place(TempDir);

const LIST: &str = ".clinic-articles";

impl Place {
    pub fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        write_program(&place.program(), DOCUMENT);
        fs::write(place.program().join("site.js"), "run()").unwrap();
        fs::write(place.program().join("site_bg.wasm"), b"\0asm").unwrap();
        place
    }

    /// A published site with so many articles.
    pub fn with_articles(articles: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Articles::write(folder.path(), articles);
        let cache = Cache::in_folder(folder.path().join(".kept"));
        let checked = load(folder.path(), today(), &cache).unwrap();
        let place = Self::new();
        place.publish(&compile(checked.loaded.unwrap())).unwrap();
        place
    }

    pub fn program(&self) -> PathBuf {
        self.0.path().join("program")
    }

    pub fn dist(&self) -> PathBuf {
        self.0.path().join("dist")
    }

    /// Publishes, whatever goes.
    pub fn publish(&self, publication: &Publication) -> Result<Summary, Error> {
        self.publish_with(publication, Removals::All)
    }

    pub fn publish_with(
        &self,
        publication: &Publication,
        removals: Removals,
    ) -> Result<Summary, Error> {
        let mut publication = publication.clone();
        publication.site.address = "https://clinic.example/learn/".parse().unwrap();
        let cache = Cache::in_folder(self.0.path().join("program/.kept"));
        let program = TrunkOutput::read(&self.program())?;
        write(
            &publication,
            program,
            &cache,
            &self.dist(),
            Forms::All,
            removals,
        )
    }

    /// The files of the published folder, with what is in them.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.dist(), &self.dist(), &mut files);
        if files.contains_key(LIST) {
            files.insert(LIST.into(), self.list().into_bytes());
        }
        files
    }

    /// The list of what is published, without the files' lengths and times.
    pub fn list(&self) -> String {
        let list = fs::read_to_string(self.dist().join(LIST)).unwrap();
        let file = |file: &str| file.split('|').next().unwrap_or_default().to_owned();
        let line = |line: &str| line.split(' ').map(file).collect::<Vec<_>>().join(" ") + "\n";
        list.lines().map(line).collect()
    }

    /// The files that are new, gone or other than before.
    pub fn changes(&self, before: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let now = self.files();
        let mut names: Vec<_> = now.keys().chain(before.keys()).cloned().collect();
        names.sort();
        names.dedup();
        names.retain(|name| now.get(name) != before.get(name));
        names
    }

    /// Puts a file there by hand.
    pub fn put(&self, file: &str, text: &str) {
        let path = self.dist().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            files.insert(name, fs::read(path).unwrap());
        }
    }
}

/// The good bundle, published; the bundle is there as long as its pictures are needed.
pub fn good() -> (Bundle, Publication) {
    let bundle = Bundle::good();
    let publication = compile(bundle.load().loaded.unwrap());
    (bundle, publication)
}

/// Whether a file is the compressed form of another.
pub fn is_compressed(name: &str) -> bool {
    matches!(name.rsplit('.').next(), Some("br" | "gz"))
}
