use super::rounds;
use crate::all::support::place::{Place, good};
use std::fs;

/// What a list must not be believed in.
const PIECES: [&str; 14] = [
    "../beside.txt",
    "/",
    "//",
    "|",
    "||",
    " ",
    "\n",
    "?",
    "\u{0}",
    "earlier-1",
    "index.html",
    "notes.txt",
    "|1|1",
    "18446744073709551616",
];

/// Whatever the list of published files says, nothing is lost: neither the site nor what is beside it.
#[test]
fn broken_list_loses_nothing() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let files = || {
        let mut files = place.files();
        files.remove(".clinic-articles");
        files
    };
    let before = files();
    let list = place.dist().join(".clinic-articles");
    let beside = place.dist().join("../beside.txt");
    fs::write(&beside, "mine").unwrap();
    rounds(5, 1500, |random| {
        let mut bytes = fs::read(&list).unwrap();
        random.mutate(&mut bytes, &PIECES);
        fs::write(&list, &bytes).unwrap();
        let said = String::from_utf8_lossy(&bytes).into_owned();
        if let Err(error) = place.publish(&publication) {
            let error = error.to_string();
            assert!(error.contains("which"), "{error}: {said}");
            // Whoever is told that something is in the way begins with an empty folder.
            fs::remove_dir_all(place.dist()).unwrap();
            place.publish(&publication).unwrap();
        }
        assert!(files() == before, "{said}");
        assert_eq!(fs::read_to_string(&beside).unwrap(), "mine", "{said}");
    });
}
