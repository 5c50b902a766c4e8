use super::site::Site;
use clinic_articles::route::Base;
use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tempfile::TempDir;

/// What a host serves: a folder that holds a published site, at its top or below.
pub struct Folder {
    pub base: Base,
    /// What the host calls its root.
    pub root: PathBuf,
    pub site: PathBuf,
    published: Site,
    around: TempDir,
}

/// What the clinic wants to have published as it is.
pub const STATIC: [(&str, &str); 9] = [
    (".nojekyll", ""),
    (".well-known/.hidden", "secret"),
    (".well-known/security.txt", "Contact: mailto:a@b"),
    ("CNAME", "clinic.example"),
    ("_redirects", "/old /new"),
    ("favicon.ico", "an icon"),
    ("hand-outs/leaflet.pdf", "%PDF-1.4"),
    ("old-page/index.html", "<script>alert(1)</script>"),
    ("scores.json", "[1, 2]"),
];

/// What hosts read themselves, or nobody reads. `CNAME` has no ending that says what it is.
const FOR_OTHERS: [&str; 7] = [
    ".clinic-articles",
    ".htaccess",
    ".nojekyll",
    ".well-known/.hidden",
    "CNAME",
    "_headers",
    "_redirects",
];

pub static AT_ROOT: LazyLock<Folder> = LazyLock::new(|| Folder::publish("/"));
pub static BELOW: LazyLock<Folder> = LazyLock::new(|| Folder::publish("/learn/"));

impl Folder {
    fn publish(base: &str) -> Self {
        let bundle = TempDir::new().unwrap();
        lay(Path::new("assets/content"), bundle.path());
        for (file, text) in STATIC {
            let file = bundle.path().join("static").join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let site = Site::publish(base, bundle.path().to_str().unwrap());
        let root = TempDir::new().unwrap();
        let place = root.path().join("host").join(base.trim_matches('/'));
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        // `host` itself at the root, a folder in it below.
        let place: PathBuf = place.components().collect();
        symlink(site.dist(), &place).unwrap();
        fs::write(root.path().join("secret.txt"), "secret").unwrap();
        Self {
            base: site.base.clone(),
            root: root.path().join("host"),
            site: site.dist(),
            published: site,
            around: root,
        }
    }

    /// The folders in it that only who has made them can read.
    pub fn closed(&self) -> [&Path; 2] {
        [self.published.folder.path(), self.around.path()]
    }

    /// All files that readers may ask for, by their paths in the site.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        walk(&self.site, "", &mut files);
        files.retain(|file| {
            let compressed = [".br", ".gz"].iter().any(|end| file.ends_with(end));
            !compressed && !FOR_OTHERS.contains(&file.as_str())
        });
        assert!(files.len() > 30, "{files:?}");
        files
    }

    pub fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.site.join(file)).unwrap()
    }

    pub fn has(&self, file: &str) -> bool {
        self.site.join(file).is_file()
    }
}

fn walk(folder: &Path, below: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(name);
        }
    }
}

fn lay(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            lay(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
