//! The order of ARCHITECTURE.md, read from the sources.

mod order;
mod source;
mod words;

use order::{Order, floors};
use source::{sources, sources_in};
use std::{fs, path::Path};
use words::{too_long, wrong_words};

#[track_caller]
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const LIB: &str = include_str!("../../../src/lib.rs");

const ROOMS: &str = include_str!("../../../src/publish/mod.rs");

#[test]
fn floors_stand_in_their_order() {
    let floors = floors(LIB);
    let shell = floors.iter().position(|(_, chosen)| *chosen).unwrap();
    let names: Vec<_> = floors[..shell].iter().map(|(name, _)| &**name).collect();
    let expected = [
        "model",
        "route",
        "text",
        "content",
        "components",
        "pages",
        "offline",
    ];
    assert_eq!(names, expected);
    assert!(floors[shell..].iter().all(|(_, chosen)| *chosen));
}

#[test]
fn nothing_is_taken_from_above() {
    none(&Order::of_crate(LIB).wrong_imports(&sources("src")));
    let publisher = Order::of_publisher(ROOMS);
    let sources = sources("src/publish");
    none(&publisher.wrong_imports(&sources));
    let (rooms, arrows) = (publisher.floors.len(), publisher.arrows(&sources).len());
    eprintln!("src/publish: {rooms} rooms, {arrows} arrows");
    assert!(rooms <= 18, "{rooms} rooms");
}

#[test]
fn every_part_does_without_what_is_not_its_own() {
    none(&wrong_words(&sources("src")));
}

#[test]
fn files_can_be_read_in_one_sitting() {
    none(&too_long(&sources("src")));
    none(&too_long(&sources("tests")));
    none(&too_long(&sources_in("assets/web", "js")));
    none(&too_long(&sources_in("style", "css")));
}

/// What comes in, what goes out, what may not happen: a reader learns it from the first lines.
#[test]
fn every_room_says_what_it_is() {
    let floors = floors(LIB)
        .into_iter()
        .map(|(name, _)| format!("src/{name}"));
    let rooms = self::floors(ROOMS).into_iter();
    let rooms = rooms.map(|(name, _)| format!("src/publish/{name}"));
    for room in floors.chain(rooms) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(&room);
        let file = root.join("mod.rs");
        let text =
            fs::read_to_string(&file).or_else(|_| fs::read_to_string(root.with_extension("rs")));
        let text = text.unwrap_or_else(|error| panic!("{room}: {error}"));
        assert!(text.starts_with("//! "), "{room} does not say what it is");
    }
}
