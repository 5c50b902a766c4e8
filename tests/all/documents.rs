//! The project's own documents: what they lead to is there.

use std::{
    fs,
    path::{Path, PathBuf},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The documents at the top of the project and in `docs/`.
fn documents() -> Vec<PathBuf> {
    let folders = [ROOT.into(), Path::new(ROOT).join("docs")];
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap());
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

/// The targets of links and pictures that stand within the project: `[words](target)`.
fn targets(text: &str) -> Vec<&str> {
    // Examples of the articles' own format are no links.
    let without_code = text.split("```").step_by(2);
    let without_code = without_code.flat_map(|prose| prose.split('`').step_by(2));
    without_code
        .flat_map(|prose| prose.split("](").skip(1))
        .filter_map(|rest| Some(rest.split_once(')')?.0))
        .filter(|target| !target.contains(':') && !target.starts_with('#'))
        .collect()
}

#[test]
fn documents_lead_to_what_is_there() {
    let documents = documents();
    assert!(documents.len() >= 8, "{documents:?}");
    let mut wrong = Vec::new();
    for document in &documents {
        let text = fs::read_to_string(document).unwrap();
        let folder = document.parent().unwrap();
        for target in targets(&text) {
            let file = target.split('#').next().unwrap_or_default();
            if !folder.join(file).exists() {
                wrong.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn targets_are_found() {
    let text = "[a](docs/b.md#c), `[d](article:e)`, ![f](g.png) [h](https://i.example/) [j](#k)";
    assert_eq!(targets(text), ["docs/b.md#c", "g.png"]);
}
