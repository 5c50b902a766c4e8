//! Publishing again: what has changed is written, and nothing else.

use crate::all::support::{
    bundles::Bundle,
    place::{Place, good, is_compressed},
};
use clinic_articles::publish::compile;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    time::{Duration, SystemTime},
};

const STRETCHING: &str = "articles/stretching.json";

/// Publishes a bundle; the names of the files that are new, gone or other than before, without
/// their compressed forms.
fn publish(place: &Place, bundle: &Bundle) -> Vec<String> {
    let before = if place.dist().exists() {
        place.files()
    } else {
        BTreeMap::new()
    };
    let checked = bundle.load();
    let loaded = checked
        .loaded
        .unwrap_or_else(|| panic!("{}", checked.report));
    place.publish(&compile(loaded)).unwrap();
    let mut changes = place.changes(&before);
    changes.retain(|name| !is_compressed(name));
    changes
}

#[test]
fn nothing_new_writes_nothing() {
    let (_bundle, publication) = good();
    let place = Place::new();
    let first = place.publish(&publication).unwrap();
    assert_eq!(first.new, first.files);
    assert_eq!(place.files().len(), first.files + 1);
    let written = |file: &str| fs::metadata(place.dist().join(file)).unwrap().modified();
    let before = written("index.html").unwrap();
    let second = place.publish(&publication).unwrap();
    assert_eq!((second.new, second.files), (0, first.files));
    assert_eq!(written("index.html").unwrap(), before);
}

#[test]
fn changed_word_changes_what_shows_it() {
    let (bundle, place) = (Bundle::good(), Place::new());
    publish(&place, &bundle);
    bundle.replace(STRETCHING, "Stand up", "Get up");
    let expected = [
        ".clinic-articles",
        "articles/stretching/index.html",
        "content/articles/stretching.json",
        "embed/article/stretching/index.html",
        "feed.atom",
        "feed.json",
        "offline.json",
    ];
    let changes = publish(&place, &bundle);
    assert_eq!(changes, expected);
}

/// Pages of a changed article that come out the same are not written again, in no form.
#[test]
fn what_comes_out_the_same_stays() {
    let (bundle, place) = (Bundle::good(), Place::new());
    publish(&place, &bundle);
    let written = |file: &str| {
        let file = fs::metadata(place.dist().join(file)).unwrap();
        file.modified().unwrap()
    };
    let list = || place.list();
    let related = "articles/stretching/related/index.html";
    let frame = "embed/related/stretching/oembed.json";
    let forms = [related, frame].map(|file| [file.to_owned(), format!("{file}.br")]);
    let before = forms.clone().map(|forms| forms.map(|form| written(&form)));
    let (article, listed) = (written("articles/stretching/index.html"), list());
    bundle.replace(STRETCHING, "Stand up", "Get up");
    publish(&place, &bundle);
    assert_eq!(forms.map(|forms| forms.map(|form| written(&form))), before);
    assert_ne!(written("articles/stretching/index.html"), article);
    // They are known by what they are made of now: publishing once more changes nothing.
    assert_ne!(list(), listed);
    assert_eq!(publish(&place, &bundle), [""; 0]);
}

/// What a page would be compared with may have been changed by hand, its other forms not.
#[test]
fn page_changed_by_hand_is_not_compared() {
    let (bundle, place) = (Bundle::good(), Place::new());
    publish(&place, &bundle);
    let expected = place.files();
    let related = place.dist().join("articles/stretching/related/index.html");
    let compressed = related.with_extension("html.br");
    let (page, stale) = (fs::read(&related).unwrap(), b"stale");
    fs::write(&compressed, stale).unwrap();
    fs::write(&related, page).unwrap();
    let later = SystemTime::now() + Duration::from_secs(1);
    let file = File::options().write(true).open(&related).unwrap();
    file.set_modified(later).unwrap();
    bundle.replace(STRETCHING, "Stand up", "Get up");
    publish(&place, &bundle);
    bundle.replace(STRETCHING, "Get up", "Stand up");
    publish(&place, &bundle);
    assert_eq!(place.changes(&expected), [""; 0]);
}

#[test]
fn changed_title_changes_every_card() {
    let (bundle, place) = (Bundle::good(), Place::new());
    publish(&place, &bundle);
    bundle.replace(STRETCHING, "\"title\": \"", "\"title\": \"New: ");
    let changes = publish(&place, &bundle);
    for page in [
        "404.html",
        "articles/back-pain/index.html",
        "articles/back-pain/related/index.html",
        "articles/stretching/index.html",
        "authors/ben-example/index.html",
        "content/index.json",
        "embed/article/back-pain/index.html",
        "embed/article/stretching/index.html",
        "embed/article/stretching/oembed.json",
        "embed/related/back-pain/index.html",
        "embed/related/stretching/index.html",
        "embed/related/stretching/oembed.json",
        "index.html",
    ] {
        assert!(
            changes.iter().any(|name| name == page),
            "{page}: {changes:?}"
        );
    }
    assert!(!changes.iter().any(|name| name.contains("ada-example")));
}

/// In steps or at once, the site is the same.
#[test]
fn steps_lead_to_the_same_site() {
    let (bundle, steps) = (Bundle::good(), Place::new());
    publish(&steps, &bundle);
    bundle.replace(STRETCHING, "Stand up", "Get up");
    publish(&steps, &bundle);
    bundle.replace("site.json", "\"name\": \"", "\"name\": \"The ");
    publish(&steps, &bundle);
    let at_once = Place::new();
    publish(&at_once, &bundle);
    assert_eq!(steps.changes(&at_once.files()), [""; 0]);
}

#[test]
fn what_is_withdrawn_goes_with_its_folders() {
    let (bundle, place) = (Bundle::good(), Place::new());
    publish(&place, &bundle);
    assert!(place.dist().join("articles/stretching/related").is_dir());
    bundle.replace(STRETCHING, "\"published\",", "\"draft\",");
    bundle.replace("articles/back-pain.json", "[\"stretching\"]", "[]");
    bundle.replace(
        "articles/back-pain.json",
        "article:stretching",
        "author:ada-example",
    );
    let changes = publish(&place, &bundle);
    assert!(changes.contains(&"content/articles/stretching.json".into()));
    assert!(!place.dist().join("articles/stretching").exists());
    assert!(place.dist().join("articles/back-pain").is_dir());
    let names = place.files().into_keys();
    assert_eq!(names.filter(|name| name.contains("stretching")).count(), 0);
}

#[test]
fn changed_or_missing_file_is_written_anew() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();
    let page = place.dist().join("index.html");
    fs::write(&page, "by hand").unwrap();
    let later = SystemTime::now() + Duration::from_secs(1);
    let file = File::options().write(true).open(&page).unwrap();
    file.set_modified(later).unwrap();
    fs::remove_file(place.dist().join("feed.atom.gz")).unwrap();
    let written = place.publish(&publication).unwrap();
    assert_eq!(place.changes(&before), [""; 0]);
    // The page with all that is made of the same content, and both feeds.
    assert_eq!(written.new, 9 + 6);
}

/// Not every disk notes in a folder what goes from there.
#[test]
fn file_that_is_gone_is_written_anew() {
    let (bundle, place) = (Bundle::good(), Place::new());
    publish(&place, &bundle);
    let expected = place.files();
    for file in ["index.html", "index.html.br", "related/index.html"] {
        let article = place.dist().join("articles/stretching");
        let gone = article.join(file);
        let folder = File::open(gone.parent().unwrap()).unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(3600);
        fs::remove_file(&gone).unwrap();
        folder.set_modified(long_ago).unwrap();
        publish(&place, &bundle);
        assert_eq!(place.changes(&expected), [""; 0], "{file}");
    }
    // What is not wanted any more may be gone already.
    bundle.replace(STRETCHING, "\"published\",", "\"draft\",");
    bundle.replace("articles/back-pain.json", "[\"stretching\"]", "[]");
    bundle.replace(
        "articles/back-pain.json",
        "article:stretching",
        "author:ada-example",
    );
    let related = place.dist().join("articles/stretching/related");
    let folder = File::open(&related).unwrap();
    fs::remove_file(related.join("index.html")).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(3600);
    folder.set_modified(long_ago).unwrap();
    publish(&place, &bundle);
    assert!(!place.dist().join("articles/stretching").exists());
}

/// Whoever was interrupted can publish again: the list knows the files, and vouches for none.
#[test]
fn interrupted_publication_is_made_good() {
    let (_bundle, publication) = good();
    let place = Place::new();
    let first = place.publish(&publication).unwrap();
    let before = place.files();
    let list = place.dist().join(".clinic-articles");
    let names = place.list();
    let names = names.lines().flat_map(|line| line.split(' ').skip(1));
    let names: Vec<&str> = names.collect();
    // The last is what version 0.1 wrote.
    for interrupted in [format!("? {}", names.join(" ")), names.join("\n")] {
        fs::write(&list, interrupted).unwrap();
        fs::write(place.dist().join("404.html"), "half").unwrap();
        let second = place.publish(&publication).unwrap();
        assert_eq!(second.new, first.files);
        assert_eq!(place.changes(&before), [""; 0]);
    }
}

/// What an interrupted publication was about to write is written again, and nothing else.
#[test]
fn interrupted_change_is_made_good() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();
    let list = place.dist().join(".clinic-articles");
    let names = place.list();
    let together = names.lines().find(|line| line.contains(" index.html "));
    let together = together.unwrap().split(' ').skip(1).count();
    fs::write(place.dist().join("index.html"), "half").unwrap();
    let listed = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{listed}? index.html index.html.br\n")).unwrap();
    let second = place.publish(&publication).unwrap();
    assert_eq!(second.new, together);
    assert_eq!(place.changes(&before), [""; 0]);
}
