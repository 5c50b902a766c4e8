//! The folder that is published into: what becomes of what is there.

use crate::all::support::{
    bundles::Bundle,
    place::{DOCUMENT, Place, good},
    samples,
};
use clinic_articles::publish::compile;
use std::{
    fs::{self, File},
    time::Duration,
};

const NONE: [&str; 0] = [];

#[test]
fn former_publication_is_replaced() {
    let (_bundle, publication) = good();
    let place = Place::new();
    let yesterday = place.program().join("site-of-yesterday.js");
    fs::write(&yesterday, "").unwrap();
    place.publish(&publication).unwrap();
    fs::remove_file(&yesterday).unwrap();
    place.publish(&publication).unwrap();
    let files = place.files();
    assert!(files.contains_key("site.js") && !files.contains_key("site-of-yesterday.js"));
    assert!(
        !files
            .keys()
            .any(|name| name.starts_with(".clinic-articles-"))
    );
    // Nothing is left beside it.
    let mut beside: Vec<_> = fs::read_dir(place.dist().parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    beside.sort();
    assert_eq!(beside, ["dist", "program"]);
}

#[test]
fn empty_folder_is_filled() {
    let (_bundle, publication) = good();
    let place = Place::new();
    fs::create_dir(place.dist()).unwrap();
    place.publish(&publication).unwrap();
    assert!(place.dist().join("404.html").is_file());
}

/// The folder may be a disk of its own, in one that somebody else owns.
#[test]
#[cfg(unix)]
fn folder_that_is_there_stays_there() {
    use std::os::unix::fs::MetadataExt;
    let (_bundle, publication) = good();
    let place = Place::new();
    // What is left of a publisher that was ended goes.
    place.put(".clinic-articles-left/clinic-articles-staging", "");
    place.put(".clinic-articles-left/articles/index.html", "half");
    let folder = || fs::metadata(place.dist()).unwrap().ino();
    let before = folder();
    for _ in 0..2 {
        place.publish(&publication).unwrap();
        assert_eq!(folder(), before);
        assert!(!place.dist().join(".clinic-articles-left").exists());
    }
}

#[test]
fn folder_of_something_else_is_left_alone() {
    let (_bundle, publication) = good();
    for file in [
        "letter.txt",
        "index.html",
        "404.html",
        ".hidden",
        "a/b/c.txt",
    ] {
        let place = Place::new();
        place.put(file, "mine");
        let before = place.files();
        let error = place.publish(&publication).unwrap_err().to_string();
        let folder = place.dist().display().to_string();
        let expected = "which was not published there; \
                        move it elsewhere, or choose another folder with --dist";
        assert_eq!(error, format!("{folder} holds {file}, {expected}"));
        assert_eq!(place.changes(&before), NONE, "{file}");
    }
}

/// What somebody has added to a published folder is theirs.
#[test]
fn added_file_is_left_alone() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let added = ["CNAME", "articles/a.txt", "articles/stretching/a/b/c.txt"];
    for file in added {
        place.put(file, "mine");
        let before = place.files();
        let error = place.publish(&publication).unwrap_err().to_string();
        assert!(error.contains(&format!("holds {file}, which")), "{error}");
        assert_eq!(place.changes(&before), NONE);
        fs::remove_file(place.dist().join(file)).unwrap();
    }
}

/// Not every disk notes when something comes into a folder.
#[test]
fn added_file_is_not_replaced() {
    let (_other, whole) = good();
    let (bundle, place) = (Bundle::good(), Place::new());
    bundle.replace("articles/back-pain.json", "[\"stretching\"]", "[]");
    bundle.replace(
        "articles/back-pain.json",
        "article:stretching",
        "author:ada-example",
    );
    bundle.replace("articles/stretching.json", "\"published\",", "\"draft\",");
    place
        .publish(&compile(bundle.load().loaded.unwrap()))
        .unwrap();
    let articles = File::open(place.dist().join("articles")).unwrap();
    let unchanged = articles.metadata().unwrap().modified().unwrap();
    let mine = "articles/stretching/index.html";
    place.put(mine, "mine");
    let long_ago = unchanged - Duration::from_secs(3600);
    articles.set_modified(long_ago).unwrap();
    let before = place.files();
    let error = place.publish(&whole).unwrap_err().to_string();
    assert!(error.contains(&format!("holds {mine}, which")), "{error}");
    assert_eq!(place.changes(&before), NONE);
}

/// A site can be published into a branch of a git repository, which is a folder there, or a file
/// that says where it is.
#[test]
fn repository_is_left_alone() {
    let (_bundle, publication) = good();
    let alone = Place::new();
    alone.publish(&publication).unwrap();
    for files in [&[".git/HEAD", ".git/refs/heads/pages"][..], &[".git"]] {
        let place = Place::new();
        // Before there is anything else, too.
        for file in files {
            place.put(file, "of git");
        }
        for _ in 0..2 {
            place.publish(&publication).unwrap();
            let mut published = place.files();
            for file in files {
                assert_eq!(published.remove(*file).as_deref(), Some(&b"of git"[..]));
            }
            assert!(published == alone.files());
        }
        let list = &place.files()[".clinic-articles"];
        assert!(!String::from_utf8_lossy(list).contains(".git"));
        // What is another's stays another's.
        place.put(".gitignore", "mine");
        let error = place.publish(&publication).unwrap_err().to_string();
        assert!(error.contains("holds .gitignore, which"), "{error}");
    }
}

/// Only the site's own folder is a place of a repository.
#[test]
fn repository_within_is_somebodys() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    place.put("articles/.git/HEAD", "mine");
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(error.contains("holds articles/.git/HEAD, which"), "{error}");
}

#[test]
fn file_in_place_of_the_folder_is_left_alone() {
    let (_bundle, publication) = good();
    let place = Place::new();
    fs::write(place.dist(), "mine").unwrap();
    assert!(place.publish(&publication).is_err());
    assert_eq!(fs::read(place.dist()).unwrap(), b"mine");
}

#[test]
fn failing_build_leaves_the_one_before() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();

    // Its pictures have gone with their bundle.
    let error = place.publish(&samples::publication()).unwrap_err();
    assert!(error.to_string().starts_with("could not read "), "{error}");
    assert_eq!(place.changes(&before), NONE);

    let document = place.program().join("index.html");
    fs::write(&document, "<html></html>").unwrap();
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(
        error.starts_with("index.html has no {{language}}"),
        "{error}"
    );
    assert_eq!(place.changes(&before), NONE);

    fs::remove_file(&document).unwrap();
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(error.contains("no file index.html"), "{error}");
    assert_eq!(place.changes(&before), NONE);

    fs::write(&document, DOCUMENT.replace("<html", "<html id=\"new\"")).unwrap();
    place.publish(&publication).unwrap();
    assert_ne!(place.changes(&before), NONE);
}
