//! What others have done to the published folder: it is mended, and nothing beside it is touched.

use crate::all::support::place::{Place, good};
use std::{fs, fs::File, time::Duration};

/// Whatever becomes of a file, the next publication has it as it was.
#[test]
fn damaged_files_are_mended() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();
    for path in ["index.html", "index.html.br", "feed.atom", "robots.txt.gz"] {
        let file = place.dist().join(path);
        let changed = fs::metadata(&file).unwrap().modified().unwrap();
        // As when it comes from an archive, or by `cp -a`.
        let long_ago = changed - Duration::from_secs(100_000);
        let other = "x".repeat(before[path].len());
        for text in ["", &other] {
            fs::write(&file, text).unwrap();
            let open = File::options().write(true).open(&file).unwrap();
            open.set_modified(long_ago).unwrap();
            place.publish(&publication).unwrap();
            assert!(place.files() == before, "{path}");
        }
    }
    assert_eq!(place.publish(&publication).unwrap().new, 0);
}

/// An empty list, half of one, or one with other bytes in it is no dead end; what is not of a site
/// stays in the way.
#[test]
fn damaged_list_is_written_anew() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();
    let list = place.dist().join(".clinic-articles");
    let whole = fs::read(&list).unwrap();
    let half = whole[..whole.len() / 2].to_vec();
    let torn = [&whole[..100], b"\0\0\0", &whole[103..]].concat();
    for text in [Vec::new(), half, torn] {
        // Trunk gives its files hashes, unlike those of this test.
        for entry in fs::read_dir(place.dist()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy();
            if name.starts_with("site.js") || name.starts_with("site_bg") {
                fs::remove_file(&path).unwrap();
            }
        }
        fs::write(&list, text).unwrap();
        place.publish(&publication).unwrap();
        assert!(place.files() == before);
    }
    place.put("notes.txt", "mine");
    fs::write(&list, "").unwrap();
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(error.contains("holds notes.txt, which"), "{error}");
}

/// A list may name what is not in the folder: that is not the site's, and nothing there is removed.
#[test]
fn lists_do_not_lead_elsewhere() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();
    let list = place.dist().join(".clinic-articles");
    let text = fs::read_to_string(&list).unwrap();
    place.put("../content/mine.txt", "mine");
    for elsewhere in [
        "offline/../mine.txt",
        "../content/mine.txt",
        "offline/../../content/mine.txt",
        "offline//mine.txt",
        "./mine.txt",
        "/etc/mine.txt",
    ] {
        let led = text.replacen(" offline/index.html", &format!(" {elsewhere}"), 1);
        assert_ne!(led, text);
        fs::write(&list, led).unwrap();
        place.publish(&publication).unwrap();
        assert!(place.files() == before, "{elsewhere}");
        let kept = fs::read_to_string(place.dist().join("../content/mine.txt"));
        assert_eq!(kept.unwrap(), "mine", "{elsewhere}");
    }
}

/// A folder that only has the name of a staging folder is somebody else's.
#[test]
fn folders_of_others_stay() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    place.put(".clinic-articles-notes/mine.txt", "mine");
    place.publish(&publication).unwrap();
    let kept = fs::read_to_string(place.dist().join(".clinic-articles-notes/mine.txt"));
    assert_eq!(kept.unwrap(), "mine");
}

#[test]
#[cfg(unix)]
fn links_are_not_followed() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = place.dist().join("articles/stretching");
    let parent = place.dist().join("articles");
    let changed = fs::metadata(&parent).unwrap().modified().unwrap();
    fs::rename(&folder, elsewhere.path().join("there")).unwrap();
    fs::remove_file(elsewhere.path().join("there/index.html")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("there"), &folder).unwrap();
    File::open(&parent).unwrap().set_modified(changed).unwrap();
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(
        error.contains("holds articles/stretching, which"),
        "{error}"
    );
    assert!(!elsewhere.path().join("there/index.html").exists());
}

/// Nobody waits for what never ends.
#[test]
#[cfg(unix)]
fn pipes_are_not_read() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let list = place.dist().join(".clinic-articles");
    fs::remove_file(&list).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&list).status();
    assert!(made.unwrap().success());
    let error = format!("{:#}", place.publish(&publication).unwrap_err());
    assert!(error.ends_with("it is not a file"), "{error}");
}
