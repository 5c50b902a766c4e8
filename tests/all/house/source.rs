use std::{fs, path::Path};

/// A file of Rust, without its comments.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) lines: Vec<String>,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        // An address in a text is no comment.
        let code = |line: &str| match line.find("//").filter(|at| !line[..*at].ends_with(':')) {
            Some(at) => line[..at].to_owned(),
            None => line.to_owned(),
        };
        Self {
            path: path.into(),
            lines: text.lines().map(code).collect(),
        }
    }

    /// The names of the modules that lead to this file: none for the root.
    pub(super) fn module(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<_> = path.split('/').collect();
        module.pop_if(|last| matches!(*last, "mod" | "lib"));
        module
    }

    /// What it takes from this crate: the line, and the path from the crate's root.
    pub(super) fn imports(&self) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        let mut lines = self.lines.iter().enumerate();
        while let Some((number, line)) = lines.next() {
            let code = line.trim_start();
            let is_import =
                code.starts_with("use ") || code.starts_with("pub") && code.contains(" use ");
            if !is_import {
                found.extend(paths_in(line).map(|path| (number + 1, path)));
                continue;
            }
            let (_, tree) = code.split_once("use ").unwrap();
            let mut tree = tree.to_owned();
            while !tree.contains(';') {
                tree.push_str(lines.next().unwrap().1.trim());
            }
            let tree = tree.split(';').next().unwrap();
            let mut paths = Vec::new();
            expand("", tree, &mut paths);
            found.extend(paths.into_iter().map(|path| (number + 1, path)));
        }
        let absolute = |(line, path): (usize, String)| Some((line, self.absolute(&path)?));
        found.into_iter().filter_map(absolute).collect()
    }

    /// A path of this crate, from its root.
    fn absolute(&self, path: &str) -> Option<Vec<String>> {
        let mut module = self.module();
        let mut parts = path.split("::").map(str::trim).peekable();
        match parts.next()? {
            "crate" | "$crate" | "clinic_articles" => module.clear(),
            "self" => {}
            "super" => {
                module.pop();
            }
            _ => return None,
        }
        while parts.next_if_eq(&"super").is_some() {
            module.pop();
        }
        let path = module.into_iter().chain(parts);
        Some(path.map(ToOwned::to_owned).collect())
    }
}

/// The paths of a tree such as `crate::{model::Slug, route}`.
fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let mut depth = 0;
    let parts = tree.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once('{') {
            Some((start, rest)) => {
                let (inner, _) = rest.rsplit_once('}').unwrap();
                expand(&format!("{prefix}{start}"), inner, paths);
            }
            None => paths.push(format!("{prefix}{part}")),
        }
    }
}

/// The paths of this crate that a line of code names in full.
fn paths_in(line: &str) -> impl Iterator<Item = String> {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$');
    line.split(move |c| !is_path(c))
        .filter(|word| word.contains("::"))
        .map(ToOwned::to_owned)
}

/// All files of Rust in a folder of the project.
pub(super) fn sources(folder: &str) -> Vec<Source> {
    sources_in(folder, "rs")
}

/// All files with this ending in a folder of the project.
pub(super) fn sources_in(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    walk(root, Path::new(folder), ending, &mut found);
    assert!(!found.is_empty());
    found
}

fn walk(root: &Path, folder: &Path, ending: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            walk(root, &path, ending, found);
        } else if path.extension().is_some_and(|its| its == ending) {
            let text = fs::read_to_string(entry.path()).unwrap();
            found.push(Source::new(path.to_str().unwrap(), &text));
        }
    }
}
