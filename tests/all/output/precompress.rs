//! Which compressed forms are published, and how many files a host takes.

use crate::all::support::place::{Place, good, is_compressed};
use clinic_articles::publish::{Extent, Options, Precompress};

/// The forms that all files of text have, or none.
fn forms(place: &Place) -> Vec<&'static str> {
    let files = place.files();
    let mut forms = vec![".br", ".gz"];
    forms.retain(|form| {
        let text = ["index.html", "feed.atom", "site.js", "offline.json"];
        let has = |name: &&str| files.contains_key(&format!("{name}{form}"));
        let with = text.iter().filter(|name| has(name)).count();
        assert!(with == 0 || with == text.len(), "{form}");
        with > 0
    });
    forms
}

#[test]
fn compressed_forms_are_those_that_are_wanted() {
    let (_bundle, publication) = good();
    let place = Place::new();
    let mut pages = None;
    for (precompress, expected) in [
        (Precompress::All, &[".br", ".gz"][..]),
        (Precompress::None, &[]),
        (Precompress::Brotli, &[".br"]),
        (Precompress::None, &[]),
        (Precompress::All, &[".br", ".gz"]),
    ] {
        let options = Options {
            precompress,
            ..Options::default()
        };
        place.publish_with(&publication, options).unwrap();
        assert_eq!(forms(&place), expected, "{precompress:?}");
        let again = place.publish_with(&publication, options).unwrap();
        assert_eq!(again.new, 0, "{precompress:?}");
        let mut files = place.files();
        files.retain(|name, _| !is_compressed(name) && !name.starts_with(".clinic"));
        assert!(
            *pages.get_or_insert(files.clone()) == files,
            "{precompress:?}"
        );
    }
}

/// The warnings for a site of so many files in so many folders, half of them compressed forms.
fn warnings(files: usize, folders: usize, bytes: u64) -> Vec<String> {
    let name = |number: usize| match number % 2 {
        0 => format!("{}/{number}.html", number / 2 % folders),
        _ => format!("{}/{}.html.br", number / 2 % folders, number - 1),
    };
    let names: Vec<_> = (0..files).map(name).collect();
    let files = names.iter().map(|name| (name.as_str(), bytes));
    Extent::of(files).warnings()
}

#[test]
fn hosts_that_do_not_take_so_many_files_are_named() {
    assert_eq!(warnings(20_000, 10, 1), [""; 0]);
    assert_eq!(
        warnings(20_001, 10, 1),
        [
            "Cloudflare Pages (Free) takes 20000 files, and here are 20001 \
             (developers.cloudflare.com/pages/platform/limits); with --precompress=none there are 10001"
        ]
    );
    let named = |files, folders, bytes| {
        let warnings = warnings(files, folders, bytes);
        let names = warnings
            .iter()
            .map(|it| it.split(" takes").next().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    let free = "Cloudflare Pages (Free)";
    let paid = "Cloudflare Pages (paid)";
    assert_eq!(named(100_001, 2, 1), [free, paid]);
    assert_eq!(named(199_998, 2, 1), [free, paid]);
    assert_eq!(named(199_999, 2, 1), [free, paid, "GitLab Pages"]);
    assert_eq!(named(100, 1, 10_000_000), [""; 0]);
    assert_eq!(named(100, 1, 10_000_001), ["GitHub Pages"]);
}
