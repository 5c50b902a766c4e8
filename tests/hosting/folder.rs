use super::site::Site;
use clinic_articles::route::Base;
use std::{
    fs,
    io::Write,
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
        add_what_is_not_published_yet(&site.dist(), base);
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
            !compressed && file != ".clinic-articles" && file != "_headers"
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

/// To be deleted when the publisher writes all of these: feeds, icons, what is compressed.
fn add_what_is_not_published_yet(site: &Path, base: &str) {
    for (file, text) in [
        ("app.webmanifest", "{\"name\":\"Clinic\"}"),
        ("feed.atom", "<feed/>"),
        ("feed.json", "{\"version\":\"1.1\"}"),
        ("robots.txt", "User-agent: *"),
        ("sitemap.xml", "<urlset/>"),
        ("icons/icon-00f8545f9817d930.png", "png"),
        ("content/images/room-00f8545f9817d930-640.avif", "avif"),
        ("content/images/room-00f8545f9817d930-card.jpg", "jpeg"),
    ] {
        let path = site.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if !path.exists() {
            fs::write(path, text).unwrap();
        }
    }
    let headers = fs::read_to_string(site.join("_headers")).unwrap();
    if !headers.contains("icons/*") {
        let kept = format!("{base}icons/*\n  Cache-Control: public, max-age=31536000, immutable\n");
        fs::write(site.join("_headers"), headers + &kept).unwrap();
    }
    let mut files = Vec::new();
    walk(site, "", &mut files);
    let texts = [
        "html",
        "json",
        "js",
        "wasm",
        "svg",
        "xml",
        "txt",
        "atom",
        "webmanifest",
    ];
    for file in files {
        let is_text = texts.iter().any(|end| file.ends_with(&format!(".{end}")));
        let path = site.join(&file);
        if !is_text || site.join(format!("{file}.br")).exists() {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&bytes).unwrap();
        fs::write(site.join(format!("{file}.gz")), gzip.finish().unwrap()).unwrap();
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
        brotli.write_all(&bytes).unwrap();
        fs::write(site.join(format!("{file}.br")), brotli.into_inner()).unwrap();
    }
}
