//! What becomes of drawings.

use crate::all::support::{
    bundles::Bundle,
    photos::{developed, published},
    place::Place,
};
use clinic_articles::{
    model::Image,
    publish::{Forms, compile, develop},
};
use std::fs;

/// A drawing as a program keeps it, with its notes.
const NOTED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<!-- Drawn by Mary -->
<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" \
xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" \
sodipodi:docname=\"Mary.svg\" width=\"400\"
  inkscape:export-filename='/home/mary/Mary > 1.png'
  height=\"210\" inkscape:width=\"7\" xml:lang=\"en\">
  <sodipodi:namedview><inkscape:grid id=\"Mary\"/></sodipodi:namedview>
  <metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">Mary</rdf:RDF></metadata>
  <title>A hand</title>
  <style>path { fill: #0f0<!-- Mary's green --> }</style>
  <path id=\"square\" inkscape:label=\"Mary\" d=\"M0 0h200v210H0z\"/>
  <use xlink:href=\"#square\" x=\"200\" inkscape:href=\"file:///home/mary\" /><text xml:space=\"preserve\"/>
</svg>
<!-- Mary -->
";

/// What is left of it.
const DRAWN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>

<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" \
xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" width=\"400\"
  height=\"210\" xml:lang=\"en\">
  
  
  <title>A hand</title>
  <style>path { fill: #0f0 }</style>
  <path id=\"square\" d=\"M0 0h200v210H0z\"/>
  <use xlink:href=\"#square\" x=\"200\" /><text xml:space=\"preserve\"/>
</svg>

";

/// The published image of the drawing at the head of an article, and the text of its file.
fn drawn(bundle: &Bundle) -> (Image, String) {
    let publication = published(bundle);
    let image = publication.pictures[&"back.svg".parse().unwrap()]
        .image
        .clone();
    let (files, _) = developed(bundle, &bundle.cache()).unwrap();
    let text = fs::read_to_string(&files[&image.svg()]).unwrap();
    (image, text)
}

#[test]
fn drawings_without_notes_are_published_as_they_are() {
    let bundle = Bundle::good();
    let (_, text) = drawn(&bundle);
    assert_eq!(text.as_bytes(), bundle.read("images/back.svg"));
    let (files, _) = developed(&bundle, &bundle.cache()).unwrap();
    let made = files.keys().filter(|path| path.contains("portrait"));
    assert_eq!(made.count(), 1);
}

#[test]
fn notes_of_drawing_programs_are_not_published() {
    let bundle = Bundle::good();
    for mark in ["", "\u{feff}"] {
        bundle.write("images/back.svg", format!("{mark}{NOTED}"));
        let (image, text) = drawn(&bundle);
        assert_eq!(text, format!("{mark}{DRAWN}"));
        assert_eq!((image.width, image.height), (400, 210));
    }
    // The card is made of what is left.
    let (files, _) = developed(&bundle, &bundle.cache()).unwrap();
    let (image, _) = drawn(&bundle);
    let card = image::open(&files[&image.card()]).unwrap().to_rgb8();
    for x in [100, 1100] {
        let [red, green, blue] = card.get_pixel(x, 300).0;
        assert!(red < 12 && green > 243 && blue < 12, "{red} {green} {blue}");
    }
}

/// Hosts keep a file of this name for ever.
#[test]
fn name_of_a_drawing_is_that_of_what_is_published() {
    let bundle = Bundle::good();
    let name = |text: &str| {
        bundle.write("images/back.svg", text);
        drawn(&bundle).0.name
    };
    let first = name(NOTED);
    assert_eq!(name(DRAWN), first);
    assert_eq!(name(&NOTED.replace("Mary", "Ann")), first);
    assert_ne!(name(&NOTED.replace("hand", "foot")), first);
}

#[test]
fn other_notes_publish_nothing_new() {
    let (bundle, place) = (Bundle::good(), Place::new());
    let publish = |text: &str| {
        bundle.write("images/back.svg", text);
        let loaded = bundle.load().loaded.unwrap();
        place.publish(&compile(loaded)).unwrap().new
    };
    publish(NOTED);
    assert_eq!(publish(&NOTED.replace("Mary", "Ann")), 0);
    assert_ne!(publish(&NOTED.replace("hand", "foot")), 0);
    let files = place.files().into_iter();
    for (name, bytes) in files.filter(|(name, _)| name.contains("images/back-")) {
        for secret in ["Mary", "mary", "Ann"] {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} in {name}");
        }
    }
}

/// A drawing is published as it was checked, whatever becomes of its file meanwhile.
#[test]
fn drawing_that_changes_meanwhile_is_published_as_checked() {
    let bundle = Bundle::good();
    let checked = bundle.read("images/back.svg");
    let publication = published(&bundle);
    bundle.write("images/back.svg", "<svg onload=\"alert(1)\"/>");
    let bar = indicatif::ProgressBar::hidden();
    let files = develop(
        &publication.pictures,
        &publication.heroes(),
        &bundle.cache(),
        Forms::All,
        &bar,
    )
    .unwrap();
    let image = &publication.pictures[&"back.svg".parse().unwrap()].image;
    assert_eq!(fs::read(&files[&image.svg()]).unwrap(), checked);
}

/// Places are those of the file, not those of what is left of it.
#[test]
fn flaws_are_told_where_they_are() {
    let bundle = Bundle::good();
    bundle.write(
        "images/back.svg",
        NOTED.replace("x=\"200\"", "onload=\"a()\""),
    );
    let report = bundle.report();
    let expected = "images/back.svg:11:29: error: a picture may not do anything; \
                    delete this attribute\n   \
                    11 |   <use xlink:href=\"#square\" onload=\"a()\" inkscape:href";
    assert!(report.starts_with(expected), "{report}");
}
