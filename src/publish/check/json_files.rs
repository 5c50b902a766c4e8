use crate::{
    model::{FileName, Invalid},
    publish::{
        diagnostics::{Diagnostic, Severity, suggest::quoted},
        source::bundle::{self, BundleFile},
    },
};
use std::path::Path;

/// The files of content in a folder, and in small letters all names without `.json` that are taken
/// there, or that other files are told to take. What else is there is told.
pub(super) fn json_files(
    bundle: &Path,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<BundleFile>, Vec<String>) {
    let (json, others): (Vec<_>, Vec<_>) = bundle::list(bundle, folder, diagnostics)
        .into_iter()
        .partition(|found| {
            let ending = found.path.extension();
            ending.is_some_and(|ending| ending == "json")
        });
    let mut taken: Vec<String> = json.iter().map(|it| it.stem().to_lowercase()).collect();
    diagnostics.extend(others.iter().map(|found| {
        let free = meant(&found.name).filter(|stem| !taken.contains(&stem.to_lowercase()));
        taken.extend(free.map(str::to_lowercase));
        found.diagnostic(Severity::Warning, unread(found, folder, free))
    }));
    (json, taken)
}

/// The stem of a name that was meant to end in `.json`: systems hide endings, and editors add some.
fn meant(name: &str) -> Option<&str> {
    let at = name.to_lowercase().rfind(".json")?;
    name.get(..at).filter(|stem| !stem.is_empty())
}

fn unread(found: &BundleFile, folder: &str, free: Option<&str>) -> Invalid {
    if found.path.is_dir() {
        return Invalid::new(
            "nothing reads folders within this one",
            format!("put its files into {folder} itself, each under a name that is not there yet"),
        );
    }
    if found.name.parse::<FileName>().is_ok() {
        return Invalid::new(
            "nothing reads pictures here",
            "put it into the folder images, under a name that is not there yet",
        );
    }
    let called = |stem| quoted(&format!("{stem}.json"));
    match (free, meant(&found.name)) {
        (Some(stem), _) => Invalid::new(
            "nothing reads this file",
            format!("call it {}", called(stem)),
        ),
        (None, Some(stem)) => Invalid::new(
            format!(
                "nothing reads this file, and there is another called {}",
                called(stem)
            ),
            "keep it in another folder",
        ),
        (None, None) => Invalid::new(
            "nothing reads this file",
            "write what it says into a file that ends in .json, or keep it in another folder",
        ),
    }
}
