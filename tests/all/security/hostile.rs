//! Whatever a text says, it is shown letter by letter and does nothing, in every file that is
//! published.

use crate::all::support::{
    bundles::Bundle,
    hostile_bundle::{Place, VECTORS, bundle, hostile, places},
    html::Element,
    program::write_program,
};
use clinic_articles::publish::{Options, TrunkOutput, compile, write};
use std::{collections::BTreeMap, fs, path::Path};
use tempfile::TempDir;

const DOCUMENT: &str = "<html lang=\"{{language}}\" dir=\"{{direction}}\"><head>{{policy}}{{head}}</head>\
                        <script src=\"/clinic-base/site.js\"></script><body>{{body}}</body></html>";

/// The files of a published bundle, as text; pictures are not.
fn published(bundle: &Bundle) -> BTreeMap<String, String> {
    let place = TempDir::new().unwrap();
    let program = place.path().join("program");
    write_program(&program, DOCUMENT);
    let checked = bundle.load();
    let loaded = checked
        .loaded
        .unwrap_or_else(|| panic!("{}", checked.report));
    let mut publication = compile(loaded);
    publication.site.address = "https://clinic.example/learn/".parse().unwrap();
    let dist = place.path().join("dist");
    let program = TrunkOutput::read(&program).unwrap();
    write(
        &publication,
        program,
        &bundle.cache(),
        &dist,
        Options::default(),
    )
    .unwrap();
    let mut files = BTreeMap::new();
    collect(&dist, "", &mut files);
    files
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if let Ok(text) = String::from_utf8(fs::read(&path).unwrap()) {
            files.insert(name, text);
        }
    }
}

/// The elements of a page with the names of their attributes.
fn shape(html: &Element) -> Vec<String> {
    let elements = html.all("").into_iter();
    let described = elements.map(|element| {
        let attributes = element.attributes.iter().map(|(name, _)| name.as_str());
        let attributes = attributes.collect::<Vec<_>>().join(" ");
        format!("<{} {attributes}>", element.name)
    });
    described.collect()
}

/// All that a page says, in text and in attributes.
fn words(html: &Element) -> String {
    let mut words = html.raw_text();
    for element in html.all("") {
        words.extend(element.attributes.iter().map(|(_, value)| value.as_str()));
    }
    words
}

/// All texts of a JSON file.
fn texts(json: &serde_json::Value, found: &mut String) {
    match json {
        serde_json::Value::String(text) => found.push_str(text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

/// The names of an XML file's elements.
fn names(xml: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    elements
        .map(|element| element.tag_name().name().to_owned())
        .collect()
}

/// Texts that are in no page: of drafts, and of pictures that are shown small only.
fn is_shown(place: &Place) -> bool {
    place.file != "articles/sleep.json"
}

#[test]
fn hostile_text_is_only_text_in_every_file() {
    let places = places();
    assert!(places.len() > 60, "{places:#?}");
    let good = published(&Bundle::good());
    for round in 0..VECTORS.len() {
        let vector = |place: usize| VECTORS[(place + round) % VECTORS.len()];
        let files = published(&bundle(&places, |place| vector(place).to_owned()));
        assert!(files.keys().eq(good.keys()));
        let (mut shown, mut carried) = (String::new(), String::new());
        for (name, text) in &files {
            let before = &good[name];
            match name.rsplit_once('.').map(|(_, ending)| ending) {
                Some("html") => {
                    let (html, before) = (Element::read(text), Element::read(before));
                    assert_eq!(shape(&html), shape(&before), "{name}");
                    for data in html.all("script") {
                        let data = data.raw_text();
                        assert!(!data.contains('<'), "{name}: {data}");
                    }
                    addresses_lead_where_they_did(&html, &before);
                    shown.push_str(&words(&html));
                }
                Some("json") if name.starts_with("content/") && name != "content/site.json" => {
                    texts(&serde_json::from_str(text).unwrap(), &mut carried);
                }
                Some("json") if name.ends_with("/oembed.json") => {
                    let (html, before) = (embedded(text), embedded(before));
                    assert_eq!(shape(&html), shape(&before), "{name}");
                    addresses_lead_where_they_did(&html, &before);
                }
                Some("xml" | "atom") => assert_eq!(names(text), names(before), "{name}"),
                _ => {}
            }
        }
        for (number, place) in places.iter().enumerate() {
            let text = hostile(number, vector(number));
            assert_eq!(
                shown.contains(&text),
                is_shown(place),
                "{text} at {place:?}"
            );
        }
        for (number, place) in places.iter().enumerate() {
            let text = hostile(number, vector(number));
            // The browser gets the site's own texts from the page.
            let expected = is_shown(place) && place.file != "site.json";
            assert_eq!(carried.contains(&text), expected, "{text} at {place:?}");
        }
    }
}

/// What another site puts into a page of its own.
fn embedded(json: &str) -> Element {
    let told: serde_json::Value = serde_json::from_str(json).unwrap();
    Element::read(told["html"].as_str().unwrap())
}

/// No text becomes an address.
fn addresses_lead_where_they_did(html: &Element, before: &Element) {
    for name in ["href", "src", "srcset", "action"] {
        let addresses = |html: &Element| -> Vec<String> {
            let elements = html.all(&format!("[{name}]")).into_iter();
            let addresses = elements.map(|element| element.attribute(name).to_owned());
            // The only one that says what a text says: a heading's.
            addresses
                .filter(|to| !to.starts_with("#section-") && !to.starts_with('#'))
                .collect()
        };
        assert_eq!(addresses(html), addresses(before));
    }
}
