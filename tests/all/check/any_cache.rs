//! What is said of a bundle depends on the bundle alone, whatever is known of it.

use crate::all::{
    bench::dice::Dice,
    support::bundles::{Bundle, content, lay, today},
    tier,
};
use clinic_articles::publish::{Cache, load};
use std::{fs, path::PathBuf};
use tempfile::tempdir;

/// A bundle through changes as they come, checked after each with all that was found out before,
/// with nothing, and now and then with something damaged.
#[test]
fn answer_is_the_same_with_any_cache() {
    let bad = fs::read_dir(content().join("bad")).unwrap();
    let mut bad: Vec<PathBuf> = bad.map(|folder| folder.unwrap().path()).collect();
    bad.sort();
    for seed in 0..tier::choose(6, 300) {
        let mut dice = Dice::new(seed);
        let bundle = Bundle::good();
        let mut life = Vec::new();
        for _ in 0..12 {
            lay(&content().join("good"), &bundle.path("."));
            life.push("good".to_owned());
            if dice.below(4) > 0 {
                let folder = dice.pick(&bad);
                bundle.lay(folder);
                life.push(folder.file_name().unwrap().display().to_string());
            }
            if dice.below(3) == 0 {
                damage(&bundle, &mut dice);
                life.push("(damage)".into());
            }
            let warm = bundle.load().report;
            let empty = tempdir().unwrap();
            let fresh = load(&bundle.path("."), today(), &Cache::in_folder(empty.path()));
            assert_eq!(
                warm.to_string(),
                fresh.unwrap().report.to_string(),
                "{seed}: {}",
                life.join(", ")
            );
        }
    }
}

/// Changes or cuts off a byte of what is kept.
fn damage(bundle: &Bundle, dice: &mut Dice) {
    let Ok(kept) = fs::read_dir(bundle.path(".kept")) else {
        return;
    };
    let mut kept: Vec<_> = kept.map(|entry| entry.unwrap().path()).collect();
    kept.retain(|path| path.is_file());
    kept.sort();
    if kept.is_empty() {
        return;
    }
    let path = dice.pick(&kept);
    let mut bytes = fs::read(path).unwrap();
    if bytes.is_empty() {
        return;
    }
    let place = dice.below(bytes.len());
    if dice.below(2) == 0 {
        bytes[place] ^= 1 << dice.below(8);
    } else {
        bytes.truncate(place);
    }
    fs::write(path, bytes).unwrap();
}

/// A file is read by one reader, so it says the same whoever asks: here whether it is a draft.
#[test]
fn draft_behind_byte_order_marks_is_a_draft() {
    for marks in 0..3 {
        let bundle = Bundle::good();
        bundle.replace("articles/stretching.json", "\"published\"", "\"draft\"");
        let draft = bundle.read("articles/stretching.json");
        let marked = ["\u{feff}".repeat(marks).as_bytes(), &draft].concat();
        bundle.write("articles/stretching.json", marked);
        let reports = [bundle.report(), bundle.report()];
        assert!(
            reports[0].contains("the article \"stretching\" is a draft"),
            "{marks}: {}",
            reports[0]
        );
        assert_eq!(reports[0], reports[1], "{marks}");
    }
}
