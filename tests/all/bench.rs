//! What the bench measures with is right.

use crate::all::{
    support::{bundles::today, html::Element},
    tier,
};
use clinic_articles::publish::{Cache, compile, load};
use std::fs;
use tempfile::tempdir;

#[path = "../bench/article.rs"]
mod article;
#[path = "../bench/bundle.rs"]
pub(super) mod bundle;
#[path = "../bench/dice.rs"]
pub(super) mod dice;
#[path = "../bench/median.rs"]
mod median;
#[path = "../bench/scripts.rs"]
mod scripts;
#[path = "../bench/words.rs"]
mod words;

use bundle::{AUTHORS, Bundle, slug};
use median::median;
use scripts::without_scripts;

#[test]
fn the_median_stands_in_the_middle() {
    assert_eq!(median([3.0, 1.0, 100.0]), 3.0);
    assert_eq!(median([4.0, 1.0, 2.0, 100.0]), 3.0);
    assert!(median([]).is_nan());
}

#[test]
fn a_page_without_scripts_keeps_all_else() {
    let page = "<meta name=\"a\" content=\"b\"><script src=\"/a.js\" defer></script>\
                <meta content=/b.js data-wasm=/b.wasm name=clinic-program>\
                <meta content=/c.js name=clinic-offline><p>Text</p>\
                <script type=\"application/json\">{\"a\":\"<p>\"}</script><p>More</p>";
    let bare = without_scripts(page);
    assert_eq!(
        bare,
        "<meta name=\"a\" content=\"b\"><p>Text</p><p>More</p>"
    );
    assert!(Element::read(&bare).all("script").is_empty());
}

#[test]
fn generated_bundles_have_nothing_wrong_with_them() {
    let folder = tempdir().unwrap();
    let count = tier::choose(60, 10_000);
    Bundle::write(folder.path(), count);
    let checked = load(
        folder.path(),
        today(),
        &Cache::in_folder(folder.path().join(".kept")),
    );
    let checked = checked.unwrap();
    let files = 1 + count + AUTHORS;
    assert_eq!(
        checked.report.to_string(),
        format!("0 errors, 0 warnings in {files} files")
    );
    let publication = compile(checked.loaded.unwrap());
    assert_eq!(publication.articles.len(), count);
    let article = |number| {
        folder
            .path()
            .join(format!("articles/{}.json", slug(number)))
    };
    for number in 0..60 {
        let size = fs::metadata(article(number)).unwrap().len();
        assert!((8_000..=15_000).contains(&size), "{number}: {size}");
    }
}

#[test]
fn generated_bundles_are_always_the_same_and_editions_differ_in_a_word() {
    let (one, other) = (tempdir().unwrap(), tempdir().unwrap());
    let file = format!("articles/{}.json", slug(3));
    let [one, other] = [one, other].map(|folder| {
        let bundle = Bundle::write(folder.path(), 5);
        let first = fs::read_to_string(folder.path().join(&file)).unwrap();
        bundle.write_article(3, 1);
        (
            first,
            fs::read_to_string(folder.path().join(&file)).unwrap(),
        )
    });
    assert_eq!(one, other);
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (first, second) = (words(&one.0), words(&one.1));
    let changed = first.iter().zip(&second).filter(|(a, b)| a != b).count();
    assert_eq!((first.len(), changed), (second.len(), 1));
}
