//! What is written into the published folder.

use crate::all::support::{
    bundles::Bundle,
    place::{Place, good, is_compressed},
    samples,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use clinic_articles::publish::compile;
use sha2::{Digest, Sha256};
use std::io::Read;

/// A file's name with a star for the digest of what is in it.
fn without_digest(name: &str) -> String {
    let is_digest = |part: &str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let parts = name.split_inclusive(['-', '.']);
    let parts = parts.map(|part| match part.split_at_checked(16) {
        Some((digest, end)) if is_digest(digest) => format!("*{end}"),
        _ => part.to_owned(),
    });
    parts.collect()
}

#[test]
fn every_route_has_its_files() {
    let (_bundle, publication) = good();
    let place = Place::new();
    assert_eq!(place.publish(&publication).unwrap().pages, 8);
    let files = place.files();
    let names = files.keys().filter(|name| !is_compressed(name));
    let names: Vec<_> = names.map(|name| without_digest(name)).collect();
    assert_eq!(
        names,
        [
            ".clinic-articles",
            ".htaccess",
            "404.html",
            "_headers",
            "app-icons/apple-180-*.png",
            "app-icons/icon-192-*.png",
            "app-icons/icon-512-*.png",
            "app-icons/maskable-512-*.png",
            "app.webmanifest",
            "articles/back-pain/index.html",
            "articles/back-pain/related/index.html",
            "articles/stretching/index.html",
            "articles/stretching/related/index.html",
            "authors/ada-example/index.html",
            "authors/ben-example/index.html",
            "content/articles/back-pain.json",
            "content/articles/stretching.json",
            "content/authors/ada-example.json",
            "content/authors/ben-example.json",
            "content/images/back-*-card.jpg",
            "content/images/back-*.svg",
            "content/images/portrait-*.svg",
            "content/images/room-*-32.avif",
            "content/images/room-*-32.jpg",
            "content/index.json",
            "content/site.json",
            "embed/article/back-pain/index.html",
            "embed/article/back-pain/oembed.json",
            "embed/article/stretching/index.html",
            "embed/article/stretching/oembed.json",
            "embed/author/ada-example/index.html",
            "embed/author/ada-example/oembed.json",
            "embed/author/ben-example/index.html",
            "embed/author/ben-example/oembed.json",
            "embed/files/embed-*.css",
            "embed/files/embed-*.wasm",
            "embed/files/embed-*.js",
            "embed/files/frame-*.js",
            "embed/files/snippet-*.js",
            "embed/files/v1-*.js",
            "embed/index.html",
            "embed/related/back-pain/index.html",
            "embed/related/back-pain/oembed.json",
            "embed/related/stretching/index.html",
            "embed/related/stretching/oembed.json",
            "embed/v1.js",
            "feed.atom",
            "feed.json",
            "icon-*.svg",
            "index.html",
            "offline-*.js",
            "offline.json",
            "offline/index.html",
            "offline/withdrawn/index.html",
            "robots.txt",
            "site.js",
            "site_bg.wasm",
            "sitemap.xml",
            "worker.js",
        ]
    );
    assert_eq!(files["site_bg.wasm"], b"\0asm");
    let page = samples::article_in(&publication, "back-pain");
    let json = &files["content/articles/back-pain.json"];
    let mut json: serde_json::Value = serde_json::from_slice(json).unwrap();
    let edition = json.as_object_mut().unwrap().remove("edition").unwrap();
    assert_eq!(json, serde_json::to_value(&page).unwrap());
    let html = String::from_utf8(files["articles/back-pain/index.html"].clone()).unwrap();
    assert!(html.starts_with("<html lang=\"en\" dir=\"ltr\">"), "{html}");
    assert!(html.contains("<script src=\"/learn/site.js\">"), "{html}");
    assert!(html.contains(&format!("data-edition={edition}")), "{html}");
    assert!(html.contains("Does massage ease back pain?</h1>"), "{html}");
    let not_found = String::from_utf8(files["404.html"].clone()).unwrap();
    assert!(
        not_found.contains("We can’t find this page</h1>"),
        "{not_found}"
    );
}

/// A page waits for no script: the one that brings the others stands at its end, and the policy
/// lets no other run that is written out.
#[test]
fn every_page_ends_with_the_script_that_its_policy_names() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let hash = STANDARD.encode(Sha256::digest("start()"));
    let named = format!("; script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; style-src ");
    let files = place.files();
    for page in ["index.html", "404.html", "articles/back-pain/index.html"] {
        let html = String::from_utf8(files[page].clone()).unwrap();
        assert!(
            html.ends_with("<script>start()</script></body></html>"),
            "{html}"
        );
        assert!(html.contains(&named), "{html}");
        let brings = "<meta name=\"clinic-offline\" content=\"/learn/offline-";
        assert!(html.contains(brings), "{html}");
    }
    let headers = String::from_utf8(files["_headers"].clone()).unwrap();
    assert!(headers.contains(&named), "{headers}");
}

/// What is text or a program has both compressed forms beside it, and nothing else has.
#[test]
fn compressed_forms_are_beside() {
    let bundle = Bundle::good();
    forms_are_beside(&bundle);
    // A large site is compressed in another way.
    let article = String::from_utf8(bundle.read("articles/stretching.json")).unwrap();
    for number in 0..60 {
        let slug = format!("stretching-{number}");
        let copy = article.replacen("\"stretching\"", &format!("\"{slug}\""), 1);
        assert_ne!(copy, article);
        bundle.write(&format!("articles/{slug}.json"), copy);
    }
    forms_are_beside(&bundle);
}

fn forms_are_beside(bundle: &Bundle) {
    let publication = compile(bundle.load().loaded.unwrap());
    let place = Place::new();
    place.publish(&publication).unwrap();
    let files = place.files();
    for (name, bytes) in &files {
        let ending = name.rsplit('.').next().unwrap();
        let mut decoded = Vec::new();
        let whole = match ending {
            "br" => {
                let mut reader = brotli::Decompressor::new(&**bytes, 4096);
                reader.read_to_end(&mut decoded).unwrap();
                name.strip_suffix(".br").unwrap()
            }
            "gz" => {
                let mut reader = flate2::read::GzDecoder::new(&**bytes);
                reader.read_to_end(&mut decoded).unwrap();
                name.strip_suffix(".gz").unwrap()
            }
            _ => {
                let text = [
                    "html", "json", "js", "css", "svg", "xml", "atom", "txt", "wasm",
                ];
                let worth_it = text.contains(&ending) || ending == "webmanifest";
                for form in [".br", ".gz"] {
                    let there = files.contains_key(&format!("{name}{form}"));
                    assert_eq!(there, worth_it, "{name}{form}");
                }
                continue;
            }
        };
        assert!(decoded == files[whole], "{name}");
    }
}
