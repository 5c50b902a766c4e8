//! The house plan of ARCHITECTURE.md, read from the sources.

use std::{fs, path::Path};

/// A file of Rust, without its comments.
struct Source {
    path: String,
    lines: Vec<String>,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
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
    fn module(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<_> = path.split('/').collect();
        module.pop_if(|last| matches!(*last, "mod" | "lib"));
        module
    }

    /// What it takes from this crate: the line, and the module of the first floor that is
    /// named.
    fn imports(&self) -> Vec<(usize, String)> {
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
        let top = |(line, path): (usize, String)| Some((line, self.top(&path)?));
        found.into_iter().filter_map(top).collect()
    }

    /// The first module of a path of this crate.
    fn top(&self, path: &str) -> Option<String> {
        let mut module = self.module();
        let mut parts = path.split("::").peekable();
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
        let first = module.first().copied().or_else(|| parts.next())?;
        Some(first.trim().to_owned())
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

/// The modules of `src/lib.rs` in their order, and whether each is a shell: chosen by a
/// feature.
fn floors(lib: &str) -> Vec<(String, bool)> {
    let mut floors = Vec::new();
    let mut chosen = false;
    for line in lib.lines() {
        if let Some(name) = line.strip_prefix("pub mod ") {
            floors.push((name.trim_end_matches(';').to_owned(), chosen));
        }
        chosen = line.starts_with("#[cfg(") && line.contains("feature");
    }
    floors
}

/// Every import from a floor above, and every one from a shell.
fn wrong_imports(lib: &str, sources: &[Source]) -> Vec<String> {
    let floors = floors(lib);
    let place = |name: &str| floors.iter().position(|(floor, _)| floor == name);
    let mut wrong = Vec::new();
    for source in sources {
        let Some(own) = source.module().first().and_then(|name| place(name)) else {
            continue;
        };
        for (line, name) in source.imports() {
            let Some(other) = place(&name) else { continue };
            if other > own || other < own && floors[other].1 {
                let own = &floors[own].0;
                wrong.push(format!("{}:{line}: {own} may not use {name}", source.path));
            }
        }
    }
    wrong
}

/// What a part of the house does without: its path, words, and what is meant.
const WITHOUT: [(&str, &[&str], &str); 8] = [
    (
        "src/model/",
        &["leptos", "std::fs", "std::net"],
        "the model is plain data",
    ),
    ("src/route.rs", &["leptos"], "routes are plain data"),
    ("src/text/", &["leptos"], "words are plain data"),
    (
        "src/components/",
        &BROWSER,
        "components turn a model into HTML",
    ),
    ("src/pages/", &BROWSER, "pages compose components"),
    (
        "src/components/",
        &["inner_html"],
        "no HTML comes from content",
    ),
    ("src/pages/", &["inner_html"], "no HTML comes from content"),
    (
        "src/publish/",
        &["web_sys", "gloo_net", "leptos_router"],
        "the publisher has no browser",
    ),
];

const BROWSER: [&str; 5] = ["leptos_router", "gloo_net", "web_sys", "window(", "window_"];

/// Every word where it may not stand, and every choice of a feature outside of `src/lib.rs`.
fn wrong_words(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        for (number, line) in source.lines.iter().enumerate() {
            let at = format!("{}:{}", source.path, number + 1);
            for (path, words, why) in WITHOUT {
                let mut words = words.iter().filter(|word| line.contains(**word));
                if let Some(word) = words.next().filter(|_| source.path.starts_with(path)) {
                    wrong.push(format!("{at}: {word}: {why}"));
                }
            }
            if source.path != "src/lib.rs" && line.contains("feature = \"") {
                wrong.push(format!("{at}: features are chosen in src/lib.rs alone"));
            }
        }
    }
    wrong
}

/// The most lines that can be read in one sitting.
const LONGEST: usize = 350;

fn too_long(sources: &[Source]) -> Vec<String> {
    let long = sources.iter().filter(|source| source.lines.len() > LONGEST);
    long.map(|source| format!("{} has {} lines", source.path, source.lines.len()))
        .collect()
}

/// All files of Rust in a folder of the project.
fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        Path::new(folder),
        &mut found,
    );
    assert!(!found.is_empty());
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            walk(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            found.push(Source::new(path.to_str().unwrap(), &text));
        }
    }
}

#[track_caller]
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const LIB: &str = include_str!("../../src/lib.rs");

#[test]
fn floors_stand_in_their_order() {
    let floors = floors(LIB);
    let shell = floors.iter().position(|(_, chosen)| *chosen).unwrap();
    let names: Vec<_> = floors[..shell].iter().map(|(name, _)| &**name).collect();
    let expected = [
        "model",
        "route",
        "text",
        "content",
        "components",
        "pages",
        "offline",
    ];
    assert_eq!(names, expected);
    assert!(floors[shell..].iter().all(|(_, chosen)| *chosen));
}

#[test]
fn nothing_is_taken_from_above() {
    none(&wrong_imports(LIB, &sources("src")));
}

#[test]
fn every_part_does_without_what_is_not_its_own() {
    none(&wrong_words(&sources("src")));
}

#[test]
fn files_can_be_read_in_one_sitting() {
    none(&too_long(&sources("src")));
    none(&too_long(&sources("tests")));
}

/// What this test finds, and what it lets pass.
#[test]
fn wrong_imports_are_found() {
    let lib = "pub mod model;\npub mod pages;\n#[cfg(feature = \"a\")]\npub mod publish;\n\
               #[cfg(feature = \"b\")]\npub mod site;\n";
    for (path, code, expected) in [
        (
            "src/model/a.rs",
            "use crate::pages::Head;",
            &["1: model may not use pages"][..],
        ),
        (
            "src/model/mod.rs",
            "\npub(crate) use crate::{\n    model::A, // crate::site\n    pages::{B, C},\n};",
            &["2: model may not use pages", "2: model may not use pages"],
        ),
        (
            "src/model/a.rs",
            "use super::super::site::A;",
            &["1: model may not use site"],
        ),
        (
            "src/model/a.rs",
            "fn a() { crate::pages::b() }",
            &["1: model may not use pages"],
        ),
        (
            "src/model.rs",
            "use super::pages;",
            &["1: model may not use pages"],
        ),
        (
            "src/site/a.rs",
            "use crate::publish::A;",
            &["1: site may not use publish"],
        ),
        (
            "src/publish/a.rs",
            "use crate::site::A as B;",
            &["1: publish may not use site"],
        ),
        (
            "src/pages/a.rs",
            "use crate::model;\nuse super::b;\nuse self::c;\nuse std::fmt;",
            &[],
        ),
        (
            "src/publish/a/b.rs",
            "use super::super::c;\nuse crate::publish::d;",
            &[],
        ),
        ("src/bin/a.rs", "use clinic_articles::{publish, site};", &[]),
    ] {
        let expected: Vec<_> = expected
            .iter()
            .map(|told| format!("{path}:{told}"))
            .collect();
        assert_eq!(
            wrong_imports(lib, &[Source::new(path, code)]),
            expected,
            "{code}"
        );
    }
}

#[test]
fn wrong_words_are_found() {
    for (path, code, count) in [
        ("src/model/a.rs", "use leptos::prelude::*;", 1),
        ("src/components/a.rs", "let a = window().b(); // web_sys", 1),
        ("src/components/a.rs", "/// The window() is not touched.", 0),
        ("src/components/a.rs", "view! { <p inner_html=a /> }", 1),
        ("src/pages/a.rs", "use leptos_router::A;", 1),
        ("src/content/a.rs", "#[cfg(feature = \"site\")]", 1),
        ("src/lib.rs", "#[cfg(feature = \"site\")]", 0),
        ("src/site/a.rs", "use leptos_router::A;", 0),
    ] {
        let wrong = wrong_words(&[Source::new(path, code)]);
        assert_eq!(wrong.len(), count, "{code}: {wrong:?}");
    }
    let long = |lines: usize| too_long(&[Source::new("src/a.rs", &"\n".repeat(lines))]);
    assert_eq!(long(351), ["src/a.rs has 351 lines"]);
    none(&long(350));
}
