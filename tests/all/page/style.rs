//! Styles and what they are for.

use crate::all::support::html::Element;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Classes that no style needs: each says to others, and to a clinic's own style, what is
/// there.
const HOOKS: [&str; 5] = [
    "clinic-callout-note",
    "clinic-do",
    "clinic-licence",
    "clinic-review",
    "clinic-skeleton-line",
];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap()
}

/// The files in a folder of the project with an ending, by their paths in the project.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(project(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&path, ending));
        } else if path.ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The classes that a style sheet names.
fn styled(css: &str) -> BTreeSet<String> {
    let mut code = css.to_owned();
    while let Some(start) = code.find("/*") {
        let end = start + code[start..].find("*/").unwrap() + 2;
        code.replace_range(start..end, "");
    }
    let mut found = BTreeSet::new();
    // What stands before a brace is a selector, or a rule such as `@media`.
    for part in code.split_inclusive(['{', '}', ';']) {
        let Some(selector) = part.trim().strip_suffix('{') else {
            continue;
        };
        if selector.starts_with('@') {
            continue;
        }
        // What is quoted is the value of an attribute.
        let selector: String = selector.split('"').step_by(2).collect();
        for class in selector.split('.').skip(1) {
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            let end = class.find(|c| !is_name(c)).unwrap_or(class.len());
            found.insert(class[..end].to_owned());
        }
    }
    found
}

/// The classes that a component, a page or a script writes: in an attribute, or as what a match
/// or a block says.
fn used(rust: &str) -> BTreeSet<String> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code = rust.lines().filter(is_code).collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    let parts: Vec<_> = code.split('"').collect();
    for pair in parts.chunks(2) {
        if let [before, text] = pair
            && (["class=", "=> ", "className = "]
                .iter()
                .any(|it| before.ends_with(it))
                || before.trim_end().ends_with('{'))
        {
            let classes = text.split(' ').filter(|word| word.starts_with("clinic-"));
            found.extend(classes.map(ToOwned::to_owned));
        }
    }
    for switched in code.split(" class:").skip(1) {
        found.extend(switched.split('=').next().map(ToOwned::to_owned));
    }
    found
}

fn all(files: &[String], classes: fn(&str) -> BTreeSet<String>) -> BTreeSet<String> {
    let found: BTreeSet<_> = files.iter().flat_map(|file| classes(&read(file))).collect();
    assert!(found.len() > 20, "{found:?}");
    found
}

#[test]
fn classes_are_found() {
    let css = "/* .clinic-a { } */ .clinic-b > a.clinic-c:hover, p { margin: 0.5rem; }\n\
               @media (min-width: 1.5rem) { .clinic-d::after { content: \".clinic-e\"; } }";
    assert_eq!(
        styled(css),
        ["clinic-b", "clinic-c", "clinic-d"].map(Into::into).into()
    );
    let rust = "view! { <p class=\"clinic-a clinic-b\" id=\"clinic-c\"> }\n  // class=\"clinic-d\"\n\
                match a { B => \"clinic-e\", C => \"other\" } <p class:clinic-f=true>";
    assert_eq!(
        used(rust),
        ["clinic-a", "clinic-b", "clinic-e", "clinic-f"]
            .map(Into::into)
            .into()
    );
}

#[test]
fn classes_are_ours_by_their_names() {
    let styled = all(&files("style", ".css"), styled);
    let others: Vec<_> = styled
        .iter()
        .filter(|class| !class.starts_with("clinic-"))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn every_class_is_used_and_styled() {
    let styled = all(&files("style", ".css"), styled);
    let mut views = files("src/components", ".rs");
    views.extend(files("src/pages", ".rs"));
    views.extend(files("assets/web", ".js"));
    let used = all(&views, used);
    let unused: Vec<_> = styled.difference(&used).collect();
    assert!(
        unused.is_empty(),
        "styled, but nothing has this class: {unused:?}"
    );
    let plain: Vec<_> = used.difference(&styled).collect();
    assert_eq!(plain, HOOKS, "not styled, or a hook that is");
}

#[test]
fn every_style_is_in_the_document_once() {
    let document = Element::read(&read("index.html"));
    let links = document.all("link").into_iter();
    let links = links.filter(|link| link.get("type") == Some("css"));
    let mut linked: Vec<_> = links.map(|link| link.attribute("href")).collect();
    // That of one page alone.
    linked.push("style/snippet.css");
    linked.sort_unstable();
    assert_eq!(linked, files("style", ".css"));
}

/// The words after a name, up to a sign.
fn after<'a>(text: &'a str, name: &str, end: char) -> Vec<&'a str> {
    let values = text.split(name).skip(1);
    values
        .map(|rest| rest.split(end).next().unwrap().trim())
        .collect()
}

/// The checker measures contrast on the background that pages have, and the browser's own
/// frame has the same colour.
#[test]
fn background_is_the_same_everywhere() {
    let tokens = read("style/tokens.css");
    let papers = after(&tokens, "--clinic-paper:", ';');
    assert_eq!(papers.len(), 2, "light and dark: {papers:?}");

    let checker = read("src/publish/check/rules/theme.rs");
    let hex = |rgb: &str| format!("#{}", rgb.replace("0x", "").replace([',', ' '], ""));
    let measured: Vec<_> = after(&checker, "rgb: [", ']')
        .into_iter()
        .map(hex)
        .collect();
    assert_eq!(measured, papers);

    let document = Element::read(&read("index.html"));
    let metas = document.all("meta").into_iter();
    let frames: Vec<_> = metas
        .filter(|meta| meta.get("name") == Some("theme-color"))
        .map(|meta| (meta.attribute("media"), meta.attribute("content")))
        .collect();
    let expected = [
        ("(prefers-color-scheme: light)", papers[0]),
        ("(prefers-color-scheme: dark)", papers[1]),
    ];
    assert_eq!(frames, expected);
}
