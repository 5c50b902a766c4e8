use clinic_articles::{
    model::Date,
    publish::{self, Cache, Options, TrunkOutput},
    route::Base,
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tempfile::TempDir;

/// A published folder, removed with the tests.
pub struct Site {
    pub base: Base,
    /// The paths of all pages that have one.
    pub routes: Vec<String>,
    /// Where `dist` stands.
    pub folder: TempDir,
}

/// The bundled content at the root of a host.
pub static AT_ROOT: LazyLock<Site> = LazyLock::new(|| Site::publish("/", "assets/content"));

/// The bundled content below a path.
pub static BELOW: LazyLock<Site> = LazyLock::new(|| Site::publish("/learn/", "assets/content"));

impl Site {
    pub fn publish(base: &str, content: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let Ok(base) = base.parse::<Base>();
        let mut site = Self {
            base,
            routes: Vec::new(),
            folder: TempDir::new().unwrap(),
        };
        site.routes = site.deploy(&root.join(content));
        site
    }

    /// The same site in a folder of its own, which can be changed and published again.
    pub fn copy(&self) -> Self {
        let copy = Self {
            base: self.base.clone(),
            routes: self.routes.clone(),
            folder: TempDir::new().unwrap(),
        };
        copy_folder(&self.dist(), &copy.dist());
        // Last, since whatever is newer than the list counts as changed by hand.
        let list = ".clinic-articles";
        fs::copy(self.dist().join(list), copy.dist().join(list)).unwrap();
        copy
    }

    /// Publishes a bundle there, whatever was published before; the paths of all its pages.
    pub fn deploy(&self, content: &Path) -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let program = root.join("target/program");
        assert!(
            program.join("index.html").exists(),
            "the program is not built; `make test` builds it"
        );
        let cache = Cache::in_folder(root.join("target/kept"));
        let today = Date::new(2026, 11, 23).unwrap();
        let checked = publish::load(content, today, &cache).unwrap();
        let loaded = checked
            .loaded
            .unwrap_or_else(|| panic!("{}", checked.report));
        let mut publication = publish::compile(loaded);
        let address = format!("https://articles.example{}", self.base.as_str());
        publication.site.address = address.parse().unwrap();
        let program = TrunkOutput::read(&program).unwrap();
        let dist = self.dist();
        publish::write(&publication, program, &cache, &dist, Options::default()).unwrap();
        let routes = publication.routes();
        routes.iter().map(ToString::to_string).collect()
    }

    /// Changes a published file by hand; it has no compressed forms any more.
    pub fn change(&self, path: &str, change: impl FnOnce(&str) -> String) {
        let file = self.dist().join(path);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, change(&text)).unwrap();
        for form in [".br", ".gz"] {
            fs::remove_file(self.dist().join(format!("{path}{form}"))).unwrap();
        }
    }

    /// The paths of all pages, and one that no page has.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.routes.iter().map(String::as_str).chain(["nothing/"])
    }

    /// The folder that is served, within the one that is removed.
    pub fn dist(&self) -> PathBuf {
        self.folder.path().join("dist")
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let from = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}
