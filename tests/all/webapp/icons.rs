//! The site beside programs: its icons and its manifest.

use crate::all::support::{
    html::Element,
    place::{Place, good},
};
use image::RgbaImage;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn published() -> BTreeMap<String, Vec<u8>> {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    place.files()
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["app.webmanifest"]).unwrap()
}

/// The icon at an address below `/learn/`.
fn icon(files: &BTreeMap<String, Vec<u8>>, address: &str) -> RgbaImage {
    let path = address.strip_prefix("/learn/").unwrap();
    image::load_from_memory(&files[path]).unwrap().into_rgba8()
}

#[test]
fn manifest_says_what_the_site_is() {
    let mut manifest = manifest(&published());
    let icons = manifest.as_object_mut().unwrap().remove("icons").unwrap();
    assert_eq!(icons.as_array().unwrap().len(), 3);
    let expected = json!({
        "id": "/learn/",
        "name": "Example Clinic",
        "short_name": "Example Clinic",
        "description": "Plain words about pain.",
        "lang": "en",
        "dir": "ltr",
        "start_url": "/learn/",
        "scope": "/learn/",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "background_color": "#fbf8f4",
        "theme_color": "#fbf8f4",
        "shortcuts": [
            { "name": "Stretching at your desk", "url": "/learn/articles/stretching/" },
            { "name": "Does massage ease back pain?", "url": "/learn/articles/back-pain/" }
        ]
    });
    assert_eq!(manifest, expected);
}

#[test]
fn icons_have_the_sizes_that_the_manifest_says() {
    let files = published();
    let manifest = manifest(&files);
    let mut said = Vec::new();
    for entry in manifest["icons"].as_array().unwrap() {
        let text = |key: &str| entry[key].as_str().unwrap();
        let icon = icon(&files, text("src"));
        assert_eq!(text("sizes"), format!("{}x{}", icon.width(), icon.height()));
        assert_eq!(text("type"), "image/png");
        said.push((text("purpose"), icon.width()));
    }
    assert_eq!(said, [("any", 192), ("any", 512), ("maskable", 512)]);
}

/// What differs from the background stands in the safe zone, a circle with a radius of 40 %
/// (Web Application Manifest, 1.9.1), and the background fills the square.
#[test]
fn maskable_icon_can_be_cut_into_any_form() {
    let files = published();
    let manifest = manifest(&files);
    let address = manifest["icons"][2]["src"].as_str().unwrap();
    let icon = icon(&files, address);
    let background = *icon.get_pixel(0, 0);
    let mut within = 0;
    for (x, y, pixel) in icon.enumerate_pixels() {
        assert_eq!(pixel.0[3], 255);
        let (across, down) = (f64::from(x) - 255.5, f64::from(y) - 255.5);
        let outside = across.hypot(down) > 0.4 * 512.0 + 1.0;
        assert!(!outside || *pixel == background, "{x}, {y}: {pixel:?}");
        within += usize::from(*pixel != background);
    }
    assert!(within > 10_000, "{within}");
}

/// Whether a file is a page of the site itself.
fn is_of_the_site(name: &str) -> bool {
    let beside = ["embed/", "offline/"];
    name.ends_with("index.html") && !beside.iter().any(|folder| name.starts_with(folder))
}

#[test]
fn every_page_names_manifest_and_icon() {
    let files = published();
    let pages = files.iter().filter(|(name, _)| is_of_the_site(name));
    for (name, page) in pages {
        let page = Element::read(std::str::from_utf8(page).unwrap());
        let link = |relation: &str| {
            let links = page.all("link").into_iter();
            let mut links = links.filter(|link| link.get("rel") == Some(relation));
            let href = links.next().unwrap().attribute("href").to_owned();
            assert!(links.next().is_none(), "{name}");
            href
        };
        assert_eq!(link("manifest"), "/learn/app.webmanifest");
        let apple = icon(&files, &link("apple-touch-icon"));
        assert_eq!(apple.dimensions(), (180, 180));
        assert!(apple.pixels().all(|pixel| pixel.0[3] == 255));
    }
}
