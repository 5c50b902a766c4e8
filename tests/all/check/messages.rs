//! The checker's words: each folder in `tests/content/bad` makes one kind of mistake in the
//! good bundle, and its `expected.txt` is all that the checker says about it. `BLESS=1` writes
//! these texts anew, to be read before they are kept.

use crate::all::support::bundles::{Bundle, content};
use clinic_articles::{
    model::Date,
    publish::{Cache, load},
};
use std::{env, fmt::Write, fs, path::Path};

#[test]
fn good_bundle_has_no_problems() {
    assert_eq!(Bundle::good().report(), "0 errors, 0 warnings in 6 files");
}

#[test]
fn own_content_has_no_problems() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/content");
    let today: Date = "2026-11-23".parse().unwrap();
    let cache = tempfile::tempdir().unwrap();
    let report = load(&folder, today, &Cache::in_folder(cache.path()))
        .unwrap()
        .report;
    assert!(report.diagnostics().is_empty(), "{report}");
}

#[test]
fn every_mistake_is_told() {
    let mut wrong = String::new();
    let mut folders: Vec<_> = fs::read_dir(content().join("bad")).unwrap().collect();
    folders.sort_by_key(|folder| folder.as_ref().unwrap().path());
    for folder in folders {
        let folder = folder.unwrap().path();
        let bundle = Bundle::good();
        bundle.lay(&folder);
        let checked = bundle.load();
        let told = format!("{}\n", checked.report);
        let path = folder.join("expected.txt");
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if env::var_os("BLESS").is_some() {
            fs::write(&path, &told).unwrap();
        } else if told != expected {
            let name = folder.file_name().unwrap().display();
            write!(
                wrong,
                "--- {name}: expected\n{expected}+++ {name}: told\n{told}\n"
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
