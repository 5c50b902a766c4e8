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
    _site: Site,
    _root: TempDir,
}

pub static AT_ROOT: LazyLock<Folder> = LazyLock::new(|| Folder::publish("/"));
pub static BELOW: LazyLock<Folder> = LazyLock::new(|| Folder::publish("/learn/"));

impl Folder {
    fn publish(base: &str) -> Self {
        let site = Site::publish(base, "assets/content");
        let root = TempDir::new().unwrap();
        let place = root.path().join("host").join(base.trim_matches('/'));
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        // `host` itself at the root, a folder in it below.
        let place: PathBuf = place.components().collect();
        symlink(site.dist(), &place).unwrap();
        fs::write(root.path().join("secret.txt"), "secret").unwrap();
        // What a deployer adds for others than readers.
        let well_known = site.dist().join(".well-known");
        fs::create_dir(&well_known).unwrap();
        fs::write(well_known.join("security.txt"), "Contact: mailto:a@b").unwrap();
        fs::write(well_known.join(".hidden"), "secret").unwrap();
        Self {
            base: site.base.clone(),
            root: root.path().join("host"),
            site: site.dist(),
            _site: site,
            _root: root,
        }
    }

    /// All files that readers may ask for, by their paths in the site.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        walk(&self.site, "", &mut files);
        files.retain(|file| {
            let compressed = [".br", ".gz"].iter().any(|end| file.ends_with(end));
            let hidden = [".clinic-articles", "_headers", ".well-known/.hidden"];
            !compressed && !hidden.contains(&file.as_str())
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
