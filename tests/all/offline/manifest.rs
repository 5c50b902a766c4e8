//! The list of files that browsers keep.

use crate::all::support::{
    bundles::Bundle,
    place::{Place, good, is_compressed},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use clinic_articles::publish::{Publication, compile};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    time::{Duration, SystemTime},
};

const NONE: [&str; 0] = [];

fn hash(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn read(place: &Place, file: &str) -> Value {
    serde_json::from_slice(&fs::read(place.dist().join(file)).unwrap()).unwrap()
}

fn published(publication: &Publication) -> Place {
    let place = Place::new();
    place.publish(publication).unwrap();
    place
}

/// The groups of a list, wherever they stand.
fn groups(place: &Place, list: &Value) -> Map<String, Value> {
    let parts = list["parts"].as_array().into_iter().flatten();
    let parts = parts.flat_map(|hash| {
        let part = read(place, &format!("offline/{}.json", hash.as_str().unwrap()));
        part.as_object().unwrap().clone()
    });
    let whole = list["groups"].as_object().cloned().unwrap_or_default();
    whole.into_iter().chain(parts).collect()
}

/// All files of a list, with their hashes and sizes.
fn files(place: &Place, list: &Value) -> Map<String, Value> {
    let groups = groups(place, list);
    let groups = groups.values().map(|group| &group["files"]);
    let files = groups.chain([&list["shell"]]);
    files
        .flat_map(|files| files.as_object().unwrap().clone())
        .collect()
}

#[test]
fn every_file_is_listed_as_it_is() {
    let (_bundle, publication) = good();
    let place = published(&publication);
    let list = read(&place, "offline.json")["list"].clone();
    let files = files(&place, &list);
    let mut size = 0;
    for (path, print) in &files {
        let bytes = fs::read(place.dist().join(path)).unwrap();
        assert_eq!(*print, json!([hash(&bytes), bytes.len()]), "{path}");
        size += bytes.len();
    }
    assert_eq!(list["size"], size);
    assert_eq!(list["count"], publication.articles.len());
    let policy = list["headers"]["Content-Security-Policy"].as_str().unwrap();
    assert!(policy.ends_with("frame-ancestors 'none'"));
}

#[test]
fn all_that_readers_need_is_listed() {
    let (_bundle, publication) = good();
    let place = published(&publication);
    let list = read(&place, "offline.json")["list"].clone();
    let listed: BTreeSet<String> = files(&place, &list).keys().cloned().collect();
    let left_out = |path: &str| {
        [
            "embed/",
            "feed.",
            "sitemap",
            "robots",
            "_headers",
            ".clinic",
            ".htaccess",
            "404",
            "worker",
            "offline.json",
        ]
        .iter()
        .any(|start| path.starts_with(start))
            || path == "content/site.json"
    };
    for path in place.files().keys().filter(|path| !is_compressed(path)) {
        let picture = path.starts_with("content/images/") && ending(path) != "svg";
        let expected = !left_out(path) && !picture;
        assert!(picture || listed.contains(path) == expected, "{path}");
    }
    // Of a photo, one width.
    let photos = listed.iter().filter(|path| ending(path) == "avif");
    let names: Vec<_> = photos
        .map(|path| path.rsplit_once('-').unwrap().0)
        .collect();
    assert_ne!(names, NONE);
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
}

/// The version is the hash of the list as JavaScript writes it.
#[test]
fn version_is_the_hash_of_the_list() {
    let (bundle, publication) = good();
    let place = published(&publication);
    let text = fs::read_to_string(place.dist().join("offline.json")).unwrap();
    let (start, list) = text.split_once(",\"list\":").unwrap();
    let list = list.strip_suffix('}').unwrap();
    assert_eq!(
        start,
        format!("{{\"version\":\"{}\"", hash(list.as_bytes()))
    );
    bundle.replace("articles/stretching.json", "Stand up", "Get up");
    place
        .publish(&compile(bundle.load().loaded.unwrap()))
        .unwrap();
    assert_ne!(
        fs::read_to_string(place.dist().join("offline.json")).unwrap(),
        text
    );
}

/// In steps or at once, the list is the same.
#[test]
fn steps_lead_to_the_same_list() {
    let (bundle, publication) = good();
    let place = published(&publication);
    bundle.replace("articles/stretching.json", "Stand up", "Get up");
    let changed = compile(bundle.load().loaded.unwrap());
    place.publish(&changed).unwrap();
    let list = |place: &Place| read(place, "offline.json")["list"].clone();
    assert_eq!(list(&place)["groups"], list(&published(&changed))["groups"]);
}

/// A list that somebody has changed is not believed.
#[test]
fn changed_list_is_not_believed() {
    let (_bundle, publication) = good();
    let place = published(&publication);
    let path = place.dist().join("offline.json");
    let right = fs::read_to_string(&path).unwrap();
    fs::write(&path, right.replace("[\"", "[\"x")).unwrap();
    let later = SystemTime::now() + Duration::from_secs(1);
    let file = File::options().write(true).open(&path).unwrap();
    file.set_modified(later).unwrap();
    place.publish(&publication).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), right);
}

/// A large list is cut, and a change of one article changes one part.
#[test]
fn large_list_is_cut() {
    let bundle = Bundle::good();
    let article = String::from_utf8(bundle.read("articles/stretching.json")).unwrap();
    for number in 0..100 {
        let slug = format!("\"slug\": \"copy-{number}\"");
        let copy = article.replacen("\"slug\": \"stretching\"", &slug, 1);
        bundle.write(&format!("articles/copy-{number}.json"), copy);
    }
    let place = Place::new();
    place
        .publish(&compile(bundle.load().loaded.unwrap()))
        .unwrap();
    let list = read(&place, "offline.json")["list"].clone();
    let parts = list["parts"].as_array().unwrap().clone();
    assert!(list["groups"].is_null() && parts.len() > 2);
    let groups = groups(&place, &list);
    for (name, group) in &groups {
        let page = format!("{}/index.html", name.replace("index/", "page/"));
        assert!(
            group["files"][&page].is_array() || name.starts_with("authors/"),
            "{name}"
        );
        let at = usize::from(Sha256::digest(name)[0]) % parts.len();
        let part = read(
            &place,
            &format!("offline/{}.json", parts[at].as_str().unwrap()),
        );
        assert_eq!(&part[name], group, "{name}");
    }
    assert!(groups.contains_key("articles/copy-99") && groups.contains_key("index/2"));
    bundle.replace("articles/copy-7.json", "Stand up", "Get up");
    place
        .publish(&compile(bundle.load().loaded.unwrap()))
        .unwrap();
    let now = read(&place, "offline.json")["list"]["parts"]
        .as_array()
        .unwrap()
        .clone();
    let changed = now.iter().filter(|part| !parts.contains(part));
    assert_eq!(changed.count(), 1);
    assert_eq!(
        fs::read_dir(place.dist().join("offline")).unwrap().count(),
        // The page that says that there is no network is there, too, and the folder of another.
        3 * (now.len() + 1) + 1
    );
}

/// The clinic can end it, and set how much is kept.
#[test]
fn site_says_how_much_is_kept() {
    let bundle = Bundle::good();
    let site = |words: &str| format!("{{ \"offline\": {words},");
    let text = String::from_utf8(bundle.read("site.json")).unwrap();
    let with = |words: &str| {
        bundle.write("site.json", text.replacen('{', &site(words), 1));
        published(&compile(bundle.load().loaded.unwrap()))
    };
    let place = with("{ \"megabytes\": 40 }");
    assert_eq!(read(&place, "offline.json")["list"]["budget"], 40_000_000);
    let page = |place: &Place| fs::read_to_string(place.dist().join("index.html")).unwrap();
    assert!(page(&place).contains("data-worker=\"/learn/worker.js\""));
    let place = with("\"off\"");
    assert_eq!(read(&place, "offline.json"), json!({ "off": true }));
    assert!(!page(&place).contains("data-worker"));
    bundle.write("site.json", text.replacen('{', &site("\"on\""), 1));
    assert!(bundle.report().contains("off"));
}

/// What trunk has built in parts is one script, which knows where things are.
#[test]
fn worker_is_one_script() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let worker = fs::read_to_string(place.dist().join("worker.js")).unwrap();
    let expected = "keep(\"offline/\")\nrecord()\nfind()\n\
                    answer(\"worker.js\", \"offline/index.html\", \"offline/withdrawn/index.html\")\ncheck(\"offline.json\")\nperform()";
    assert_eq!(worker, expected);
    let part = place.program().join("records-0123456789abcdef.js");
    fs::remove_file(part).unwrap();
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(error.contains("has no file records-"), "{error}");
}

/// A file that is neither listed nor left out for a reason stops the build.
#[test]
fn file_that_nobody_has_thought_of_stops_the_build() {
    let (_bundle, publication) = good();
    let place = Place::new();
    fs::create_dir(place.program().join("fonts")).unwrap();
    fs::write(place.program().join("fonts/a.woff2"), "font").unwrap();
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(
        error.contains("fonts/a.woff2 is neither kept by browsers nor left out"),
        "{error}"
    );
    assert!(!place.dist().exists());
}
