//! Published files that are read before they are published again.

use crate::all::support::{
    bundles::Bundle,
    place::{Place, good},
};
use clinic_articles::publish::{Options, Publication, Summary, Verified, compile};
use std::{
    fs::{self, File},
    time::{Duration, SystemTime},
};

fn verify(place: &Place, publication: &Publication) -> (Summary, Verified) {
    let options = Options {
        verify: true,
        ..Options::default()
    };
    let written = place.publish_with(publication, options).unwrap();
    let verified = written.verified.unwrap();
    (written, verified)
}

/// Writes other bytes of the same length into a file, with the time that it had.
fn damage(place: &Place, path: &str) {
    let file = place.dist().join(path);
    let changed = fs::metadata(&file).unwrap().modified().unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    set_time(place, path, changed);
}

fn set_time(place: &Place, path: &str, time: SystemTime) {
    let file = place.dist().join(path);
    let file = File::options().write(true).open(file).unwrap();
    file.set_modified(time).unwrap();
}

/// Every kind of file: pages, content, what is made of it, pictures, the program, what hosts read.
#[test]
fn what_differs_is_mended_whatever_it_is() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();
    let names = before.keys().filter(|name| *name != ".clinic-articles");
    // What is in this one is looked at in every publication.
    let (read, unread): (Vec<&String>, Vec<&String>) =
        names.clone().partition(|name| *name == "offline.json");
    for name in &unread {
        damage(&place, name);
    }
    let plain = place.publish(&publication).unwrap();
    assert_eq!((plain.new, plain.verified), (0, None));
    assert!(place.changes(&before).iter().eq(unread));
    for name in read {
        damage(&place, name);
    }
    let mut expected = Verified {
        files: names.clone().count(),
        bytes: names.map(|name| before[name].len() as u64).sum(),
        mended: plain.files,
    };
    assert_eq!(verify(&place, &publication).1, expected);
    assert_eq!(place.changes(&before), [""; 0]);
    expected.mended = 0;
    let (written, verified) = verify(&place, &publication);
    assert_eq!((written.new, verified), (0, expected));
}

#[test]
fn missing_and_shortened_files_are_counted() {
    let (_bundle, publication) = good();
    let place = Place::new();
    let first = place.publish(&publication).unwrap();
    let before = place.files();
    fs::remove_file(place.dist().join("feed.atom")).unwrap();
    fs::write(place.dist().join("index.html.gz"), "").unwrap();
    let (_, verified) = verify(&place, &publication);
    assert_eq!((verified.files, verified.mended), (first.files - 2, 2));
    assert_eq!(place.changes(&before), [""; 0]);
}

/// git, and some archives, bring files with the time of now: those are read, and stay.
#[test]
fn files_with_another_time_are_read_and_stay() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let before = place.files();
    let later = SystemTime::now() + Duration::from_secs(100);
    for name in before.keys().filter(|name| *name != ".clinic-articles") {
        set_time(&place, name, later);
    }
    let list = || fs::read_to_string(place.dist().join(".clinic-articles")).unwrap();
    let listed = list();
    assert_eq!(place.publish(&publication).unwrap().new, 0);
    // They are listed with their time of now, so that they need not be read again.
    assert_ne!(list(), listed);
    let listed = list();
    assert_eq!(place.publish(&publication).unwrap().new, 0);
    assert_eq!(list(), listed);
    // Of another content, they do not stay.
    fs::write(
        place.dist().join("robots.txt"),
        vec![b'x'; before["robots.txt"].len()],
    )
    .unwrap();
    set_time(&place, "robots.txt", later + Duration::from_secs(5));
    assert!(place.publish(&publication).unwrap().new > 0);
    assert_eq!(place.changes(&before), [""; 0]);
}

/// What only an earlier version could make again is named when it is damaged, and stays when it only
/// has another time.
#[test]
fn damaged_files_of_earlier_embeds_are_named() {
    let bundle = Bundle::good();
    let place = Place::new();
    let publish = || {
        place
            .publish(&compile(bundle.load().loaded.unwrap()))
            .unwrap()
    };
    publish();
    bundle.replace("site.json", "#0b5f66", "#0b5f67");
    let loaders = || {
        let mut names = place.files().into_keys().collect::<Vec<_>>();
        names.retain(|name| name.starts_with("embed/files/v1-"));
        names
    };
    let earlier = loaders();
    publish();
    assert_eq!(loaders().len(), 2 * earlier.len());
    for name in &earlier {
        set_time(&place, name, SystemTime::now() + Duration::from_secs(100));
    }
    assert_eq!(publish().warnings, [""; 0]);
    assert_eq!(loaders().len(), 2 * earlier.len());
    damage(&place, &earlier[0]);
    let publication = compile(bundle.load().loaded.unwrap());
    let (written, verified) = verify(&place, &publication);
    assert_eq!(verified.mended, 0);
    let said = format!("{} was damaged, and only", earlier[0]);
    assert!(
        written.warnings[0].starts_with(&said),
        "{:?}",
        written.warnings
    );
    assert_eq!(loaders().len(), earlier.len());
}

#[test]
fn what_was_read_is_told_in_a_line() {
    let verified = |mended| Verified {
        files: 120,
        bytes: 41_999,
        mended,
    };
    for (mended, expected) in [
        (0, "all are as they were published"),
        (1, "1 was not as it had been published, and is mended"),
        (2, "2 were not as they had been published, and are mended"),
    ] {
        let expected = format!("120 published files read, 42 kB: {expected}");
        assert_eq!(verified(mended).to_string(), expected);
    }
}
