//! What earlier loaders of the embed name stays for a while.

use crate::all::support::{
    bundles::Bundle,
    place::{Place, is_compressed},
};
use clinic_articles::publish::{Error, Summary, compile};
use std::{collections::BTreeMap, fs};

type Files = BTreeMap<String, Vec<u8>>;

/// A bundle whose colours change.
struct Clinic {
    bundle: Bundle,
    place: Place,
    colour: u8,
}

impl Clinic {
    fn new() -> Self {
        let clinic = Self {
            bundle: Bundle::good(),
            place: Place::new(),
            colour: 0x66,
        };
        clinic.publish().unwrap();
        clinic
    }

    fn publish(&self) -> Result<Summary, Error> {
        let checked = self.bundle.load();
        let loaded = checked.loaded;
        let loaded = loaded.unwrap_or_else(|| panic!("{}", checked.report));
        self.place.publish(&compile(loaded))
    }

    /// Changes the colours, and with them the embed's style and its loader.
    fn paint(&mut self, colour: u8) {
        let [from, to] = [self.colour, colour].map(|blue| format!("#0b5f{blue:02x}"));
        self.bundle.replace("site.json", &from, &to);
        self.colour = colour;
    }

    /// What pages of other sites name by what is in it.
    fn files(&self) -> Files {
        let mut files = self.place.files();
        files.retain(|path, _| path.starts_with("embed/files/"));
        files
    }
}

fn are_in(files: &Files, folder: &Files) -> bool {
    files
        .iter()
        .all(|(path, bytes)| folder.get(path) == Some(bytes))
}

#[test]
fn earlier_loaders_find_their_files() {
    let mut clinic = Clinic::new();
    let first = clinic.files();
    assert_eq!(first.keys().filter(|path| !is_compressed(path)).count(), 6);
    let mut second = Files::new();
    for colour in 0x67..0x6f {
        clinic.paint(colour);
        clinic.publish().unwrap();
        assert!(are_in(&first, &clinic.files()), "{colour:x}");
        if second.is_empty() {
            second = clinic.files();
            second.retain(|path, _| !first.contains_key(path));
            let names = second.keys().filter(|path| !is_compressed(path));
            let names = names.map(|path| path.rsplit('.').next().unwrap());
            let kinds: Vec<_> = names.collect();
            assert_eq!(kinds, ["css", "js"]);
        }
        // No other loader has come since.
        for _ in 0..3 {
            let before = clinic.place.files();
            assert_eq!(clinic.publish().unwrap().new, 0);
            assert_eq!(clinic.place.changes(&before), [""; 0]);
        }
    }
    clinic.paint(0x6f);
    clinic.publish().unwrap();
    let now = clinic.files();
    let gone = first.keys().filter(|path| !now.contains_key(*path));
    let gone: Vec<_> = gone.filter(|path| !is_compressed(path)).collect();
    // What has never changed is there.
    assert_eq!(gone.len(), 2, "{gone:?}");
    assert!(are_in(&second, &now));
}

#[test]
fn loader_that_comes_back_is_no_earlier_one() {
    let mut clinic = Clinic::new();
    let first = clinic.files();
    clinic.paint(0x67);
    clinic.publish().unwrap();
    let both = clinic.files();
    clinic.paint(0x66);
    clinic.publish().unwrap();
    assert_eq!(clinic.files(), both);
    for colour in 0x68..0x70 {
        clinic.paint(colour);
        clinic.publish().unwrap();
    }
    assert!(are_in(&first, &clinic.files()));
}

/// A publication that fails in the middle has lost none of them.
#[test]
fn earlier_files_outlast_an_interruption() {
    let mut clinic = Clinic::new();
    let first = clinic.files();
    let mut ahead = Clinic::new();
    ahead.paint(0x67);
    ahead.publish().unwrap();
    let new = ahead.files();
    let new = new.keys().find(|path| !first.contains_key(*path)).unwrap();
    clinic.paint(0x67);
    let obstacle = clinic.place.dist().join(new);
    fs::create_dir(&obstacle).unwrap();
    clinic.publish().unwrap_err();
    fs::remove_dir(&obstacle).unwrap();
    clinic.publish().unwrap();
    assert_eq!(clinic.files(), ahead.files());
    assert!(are_in(&first, &clinic.files()));
}

#[test]
fn foreign_file_among_them_is_left_alone() {
    let clinic = Clinic::new();
    let mine = clinic.place.dist().join("embed/files/v1-mine.js");
    fs::write(&mine, "mine").unwrap();
    let before = clinic.place.files();
    let error = clinic.publish().unwrap_err().to_string();
    assert!(error.contains("holds embed/files/v1-mine.js"), "{error}");
    assert_eq!(clinic.place.changes(&before), [""; 0]);
}
