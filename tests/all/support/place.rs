//! A folder to publish into.

use super::{
    bundles::{Bundle, today},
    program::write_program,
};
use crate::all::bench::bundle::Bundle as Articles;
use clinic_articles::publish::{
    Cache, Error, Options, Publication, Removals, Summary, TrunkOutput, compile, load, write,
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
pub struct Place {
    folder: PathBuf,
    /// Takes the folder along when it goes.
    passing: Option<TempDir>,
}

const LIST: &str = ".clinic-articles";

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut place = Self::in_folder(folder.path().to_owned());
        place.make_program();
        place.passing = Some(folder);
        place
    }

    /// The place in a folder that stays.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder,
            passing: None,
        }
    }

    /// Writes the built program.
    pub fn make_program(&self) {
        write_program(&self.program(), DOCUMENT);
        fs::write(self.program().join("site.js"), "run()").unwrap();
        fs::write(self.program().join("site_bg.wasm"), b"\0asm").unwrap();
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
        self.folder.join("program")
    }

    pub fn dist(&self) -> PathBuf {
        self.folder.join("dist")
    }

    /// Publishes, whatever goes.
    pub fn publish(&self, publication: &Publication) -> Result<Summary, Error> {
        let options = Options {
            removals: Removals::All,
            ..Options::default()
        };
        self.publish_with(publication, options)
    }

    pub fn publish_with(
        &self,
        publication: &Publication,
        options: Options,
    ) -> Result<Summary, Error> {
        let mut publication = publication.clone();
        publication.site.address = "https://clinic.example/learn/".parse().unwrap();
        let cache = Cache::in_folder(self.folder.join("program/.kept"));
        let program = TrunkOutput::read(&self.program())?;
        write(&publication, program, &cache, &self.dist(), options)
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

    /// The list of what is published, without the files' lengths and times, and without its last line,
    /// which is about these, too.
    pub fn list(&self) -> String {
        let list = fs::read_to_string(self.dist().join(LIST)).unwrap();
        let file = |file: &str| file.split('|').next().unwrap_or_default().to_owned();
        let line = |line: &str| line.split(' ').map(file).collect::<Vec<_>>().join(" ") + "\n";
        let lines = list.lines().filter(|line| !line.starts_with("= "));
        lines.map(line).collect()
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
