use crate::{
    bundles::lay,
    site::{AT_ROOT, BELOW, Site},
};
use std::{collections::HashMap, fs, path::Path};
use tempfile::TempDir;

/// A clinic that changes its articles while they are read.
pub struct Clinic {
    content: TempDir,
    pub site: Site,
}

impl Clinic {
    /// The bundled articles at the root of a host.
    pub fn new() -> Self {
        Self::of(&AT_ROOT)
    }

    /// The bundled articles below a path.
    pub fn below() -> Self {
        Self::of(&BELOW)
    }

    fn of(site: &Site) -> Self {
        let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/content");
        Self::with(&bundled, site.copy())
    }

    /// The same articles, published as they are.
    pub fn copy(&self) -> Self {
        Self::with(self.content.path(), self.site.copy())
    }

    fn with(articles: &Path, site: Site) -> Self {
        let content = TempDir::new().unwrap();
        lay(articles, content.path());
        Self { content, site }
    }

    /// Puts a text in the place of another, which has to be there, in a file of content.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.content.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Adds a file of content.
    pub fn add(&self, file: &str, bytes: &[u8]) {
        let path = self.content.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Adds copies of an article under other names.
    pub fn copy_article(&self, slug: &str, copies: &[String]) {
        let articles = self.content.path().join("articles");
        let text = fs::read_to_string(articles.join(format!("{slug}.json"))).unwrap();
        for copy in copies {
            let name = (
                format!("\"slug\": \"{slug}\""),
                format!("\"slug\": \"{copy}\""),
            );
            assert!(text.contains(&name.0));
            let text = text.replacen(&name.0, &name.1, 1);
            fs::write(articles.join(format!("{copy}.json")), text).unwrap();
        }
    }

    /// Adds a drawing that looks like another and is one of its own.
    pub fn copy_drawing(&self, from: &str, to: &str) {
        let images = self.content.path().join("images");
        let drawing = fs::read_to_string(images.join(from)).unwrap();
        assert!(drawing.starts_with("<svg "));
        let id = format!("<svg id=\"{}\" ", to.trim_end_matches(".svg"));
        fs::write(images.join(to), drawing.replacen("<svg ", &id, 1)).unwrap();
    }

    /// Gives an article another picture at its head.
    pub fn draw(&self, file: &str, picture: &str) {
        let path = self.content.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let (before, hero) = text.split_once("\"hero\"").unwrap();
        let (start, after) = hero.split_once("\"file\": \"").unwrap();
        let (_, after) = after.split_once('"').unwrap();
        let text = format!("{before}\"hero\"{start}\"file\": \"{picture}\"{after}");
        fs::write(path, text).unwrap();
    }

    /// Publishes the articles as they are now.
    pub fn deploy(&self) {
        self.site.deploy(self.content.path());
    }

    /// Changes one article, and publishes it.
    pub fn deploy_news(&self, from: &str, to: &str) {
        self.edit(ARTICLE, from, to);
        self.deploy();
    }

    /// The list of all files, as it is published.
    pub fn list(&self) -> serde_json::Value {
        self.json("offline.json")
    }

    fn json(&self, path: &str) -> serde_json::Value {
        let text = fs::read(self.site.dist().join(path)).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    /// The version that is published.
    pub fn version(&self) -> String {
        self.list()["version"].as_str().unwrap().to_owned()
    }

    /// What needs each body, by its hash: the paths of files.
    pub fn bodies(&self) -> HashMap<String, Vec<String>> {
        let list = self.list()["list"].clone();
        let parts = list["parts"].as_array().into_iter().flatten();
        let parts =
            parts.map(|hash| self.json(&format!("offline/{}.json", hash.as_str().unwrap())));
        let parts: Vec<_> = parts.chain([list["groups"].clone()]).collect();
        let groups = parts.iter().filter_map(|part| part.as_object());
        let groups = groups.flat_map(|groups| groups.values());
        let files = groups.map(|group| &group["files"]).chain([&list["shell"]]);
        let mut bodies: HashMap<String, Vec<String>> = HashMap::new();
        for (path, print) in files.flat_map(|files| files.as_object().unwrap()) {
            let hash = print[0].as_str().unwrap().to_owned();
            bodies.entry(hash).or_default().push(path.clone());
        }
        bodies
    }

    /// The title of a published page.
    pub fn title(&self, route: &str) -> String {
        let page = self.site.dist().join(route).join("index.html");
        let page = fs::read_to_string(page).unwrap();
        let (_, title) = page.split_once("<title>").unwrap();
        title.split_once("</title>").unwrap().0.to_owned()
    }
}

/// The article that changes.
pub const ARTICLE: &str = "articles/low-back-pain.json";
