//! What is known of articles is not found out again, and nobody can tell.

use crate::all::support::{
    bundles::{Bundle, content, today},
    photos,
    place::Place,
    samples::{date, slug},
};
use clinic_articles::{
    model::Date,
    publish::{Cache, Checked, Publication, compile, digest, load},
};
use image::ImageFormat;
use std::{fs, path::PathBuf};
use tempfile::{TempDir, tempdir};

const STRETCHING: &str = "articles/stretching.json";

/// What comes of a bundle of which nothing is known, with the folder of what is known then.
fn fresh(bundle: &Bundle, today: Date) -> (Checked, TempDir) {
    let cache = tempdir().unwrap();
    let checked = load(&bundle.path("."), today, &Cache::in_folder(cache.path())).unwrap();
    (checked, cache)
}

fn again(bundle: &Bundle, today: Date) -> Checked {
    load(&bundle.path("."), today, &bundle.cache()).unwrap()
}

fn published(checked: Checked) -> Publication {
    let Checked { loaded, report } = checked;
    compile(loaded.unwrap_or_else(|| panic!("{report}")))
}

fn ledger(bundle: &Bundle) -> PathBuf {
    let cache = fs::read_dir(bundle.path(".kept")).unwrap();
    let mut cache = cache.map(|entry| entry.unwrap().path());
    cache
        .find(|path| path.extension().is_some_and(|ending| ending == "ledger"))
        .unwrap()
}

/// A ledger that tells of a title what is not true, with the digest of its lines or another.
fn forge(bundle: &Bundle, is_signed: bool) {
    let text = fs::read_to_string(ledger(bundle)).unwrap();
    let (sum, lines) = text.split_once('\n').unwrap();
    assert_eq!(sum, digest(lines.as_bytes()));
    let forged = lines.replace("Stretching at your desk", "Forged");
    assert_ne!(forged, lines);
    let sum = if is_signed {
        digest(forged.as_bytes())
    } else {
        sum.into()
    };
    fs::write(ledger(bundle), format!("{sum}\n{forged}")).unwrap();
}

fn title(bundle: &Bundle, today: Date) -> String {
    let publication = published(again(bundle, today));
    let article = publication.article(&slug("stretching")).unwrap();
    article.preview.title.clone()
}

#[test]
fn known_article_is_not_parsed_again() {
    let bundle = Bundle::good();
    let title = |today| title(&bundle, today);
    assert_eq!(title(today()), "Stretching at your desk");
    forge(&bundle, true);
    assert_eq!(title(today()), "Forged");
    // What an article could name, and the day, may change what is wrong with it.
    assert_eq!(title(date("2026-06-02")), "Stretching at your desk");
    forge(&bundle, true);
    bundle.write("authors/new.json", bundle.read("authors/ben-example.json"));
    bundle.replace("authors/new.json", "ben-example", "new");
    assert_eq!(title(date("2026-06-02")), "Stretching at your desk");
    forge(&bundle, true);
    bundle.replace(STRETCHING, "Stand up", "Get up");
    assert_eq!(title(date("2026-06-02")), "Stretching at your desk");
}

#[test]
fn damaged_ledger_is_not_believed() {
    let bundle = Bundle::good();
    let damages: [&dyn Fn(); 5] = [
        &|| forge(&bundle, false),
        &|| fs::write(ledger(&bundle), "").unwrap(),
        &|| fs::write(ledger(&bundle), b"\xff\n\xff").unwrap(),
        &|| fs::write(ledger(&bundle), format!("{}\n", digest(b""))).unwrap(),
        &|| {
            let bytes = fs::read(ledger(&bundle)).unwrap();
            fs::write(ledger(&bundle), &bytes[..bytes.len() / 2]).unwrap();
        },
    ];
    again(&bundle, today());
    let whole = fs::read(ledger(&bundle)).unwrap();
    for damage in damages {
        damage();
        assert_ne!(fs::read(ledger(&bundle)).unwrap(), whole);
        assert_eq!(title(&bundle, today()), "Stretching at your desk");
        assert_eq!(fs::read(ledger(&bundle)).unwrap(), whole);
    }
}

/// A ledger with the right digest, but with lines that tell nothing.
#[test]
fn lines_that_tell_nothing_are_passed_over() {
    let bundle = Bundle::good();
    again(&bundle, today());
    let whole = fs::read_to_string(ledger(&bundle)).unwrap();
    let lines = whole
        .split_once('\n')
        .unwrap()
        .1
        .replace("{\"preview\"", "{\"p\"");
    let sum = digest(lines.as_bytes());
    fs::write(ledger(&bundle), format!("{sum}\n{lines}")).unwrap();
    assert_eq!(title(&bundle, today()), "Stretching at your desk");
    assert_eq!(fs::read_to_string(ledger(&bundle)).unwrap(), whole);
}

#[test]
fn ledger_that_cannot_be_kept_is_told() {
    let bundle = Bundle::good();
    let folder = tempdir().unwrap();
    // A folder is in its way, and nothing else in the way of what else is kept.
    again(&bundle, today());
    let name = ledger(&bundle).file_name().unwrap().to_owned();
    fs::create_dir(folder.path().join(name)).unwrap();
    let checked = load(&bundle.path("."), today(), &Cache::in_folder(folder.path()));
    let fault = format!("{:#}", checked.unwrap_err());
    assert!(
        fault.contains("choose another folder with --cache: could not write "),
        "{fault}"
    );
}

/// Every step in a bundle's life leads to the site that its files alone lead to.
#[test]
fn ledger_changes_nothing_but_the_time() {
    let (bundle, steps) = (Bundle::good(), Place::new());
    let replace = |file: &str, from: &str, to: &str| bundle.replace(file, from, to);
    let back = "articles/back-pain.json";
    let changes: [(&str, &dyn Fn()); 12] = [
        ("nothing", &|| {}),
        ("a word", &|| replace(STRETCHING, "Stand up", "Get up")),
        ("a title", &|| {
            replace(STRETCHING, "\"title\": \"", "\"title\": \"New: ");
        }),
        ("an author's name", &|| {
            replace(
                "authors/ben-example.json",
                "\"Ben Example\"",
                "\"Ben E. Example\"",
            );
        }),
        ("a topic of an article", &|| {
            replace(STRETCHING, "[\"back\", \"sleep\"]", "[\"sleep\"]");
        }),
        ("a topic's name", &|| {
            replace("site.json", "The back", "Backs");
        }),
        ("a picture", &|| {
            replace(
                "images/back.svg",
                "width=\"160\" height=\"90\"",
                "width=\"320\" height=\"180\"",
            );
        }),
        ("a picture within", &|| {
            let photo = photos::file(&photos::photo(40, 30), ImageFormat::Jpeg);
            bundle.write("images/room.jpg", photo);
        }),
        ("an author", &|| {
            replace(STRETCHING, "\"author\": \"ben", "\"author\": \"ada");
        }),
        ("a day", &|| replace(STRETCHING, "2026-03-01", "2025-03-01")),
        ("to a draft", &|| {
            replace(back, "[\"stretching\"]", "[]");
            replace(back, "article:stretching", "author:ada-example");
            replace(STRETCHING, "\"published\",", "\"draft\",");
        }),
        ("an article that goes", &|| {
            fs::remove_file(bundle.path(STRETCHING)).unwrap();
        }),
    ];
    for (what, change) in changes {
        change();
        let known = again(&bundle, today());
        let (new, _kept) = fresh(&bundle, today());
        assert_eq!(known.report, new.report, "{what}");
        steps.publish(&published(known)).unwrap();
        let at_once = Place::new();
        at_once.publish(&published(new)).unwrap();
        assert_eq!(steps.changes(&at_once.files()), [""; 0], "{what}");
    }
}

/// What is wrong is told as often as somebody asks, whatever was known before.
#[test]
fn mistakes_are_told_again() {
    for folder in fs::read_dir(content().join("bad")).unwrap() {
        let folder = folder.unwrap().path();
        let bundle = Bundle::good();
        again(&bundle, today());
        bundle.lay(&folder);
        let expected = fresh(&bundle, today()).0.report.to_string();
        for _ in 0..2 {
            let told = again(&bundle, today()).report.to_string();
            assert_eq!(told, expected, "{}", folder.display());
        }
    }
}

#[test]
fn review_becomes_due() {
    let bundle = Bundle::good();
    for (day, due) in [("2027-02-03", false), ("2027-02-04", true)] {
        for _ in 0..2 {
            let report = again(&bundle, date(day)).report.to_string();
            assert_eq!(report.contains("a review has been due"), due, "{report}");
        }
    }
}

/// What was parsed to be checked is published as it was checked; what was known is read again then.
#[test]
fn article_that_changes_meanwhile_is_told() {
    let (bundle, place) = (Bundle::good(), Place::new());
    let publication = published(again(&bundle, today()));
    bundle.replace(STRETCHING, "Stand up", "Get up");
    place.publish(&publication).unwrap();
    let page = "articles/stretching/index.html";
    let before = place.files();
    assert!(String::from_utf8_lossy(&before[page]).contains("Stand up"));
    again(&bundle, today());
    bundle.replace(
        "authors/ben-example.json",
        "\"Ben Example\"",
        "\"Ben E. Example\"",
    );
    let publication = published(again(&bundle, today()));
    bundle.replace(STRETCHING, "Get up", "Rise");
    let error = place.publish(&publication).unwrap_err().to_string();
    assert_eq!(
        error,
        "articles/stretching.json was changed while it was being published; publish again"
    );
    fs::remove_file(bundle.path(STRETCHING)).unwrap();
    let error = format!("{:#}", place.publish(&publication).unwrap_err());
    assert!(
        error.starts_with("could not read articles/stretching.json again: "),
        "{error}"
    );
    assert_eq!(place.changes(&before), [""; 0]);
}
