//! Pages that other sites show in frames.

use crate::all::support::{
    bundles::Bundle,
    html::Element,
    place::{Place, good},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use clinic_articles::{
    publish::{Publication, compile, digest},
    route::{Embed, Route},
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::Path};

type Files = BTreeMap<String, Vec<u8>>;

fn published() -> (Bundle, Publication, Files) {
    let (bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    (bundle, publication, place.files())
}

#[track_caller]
fn read(files: &Files, path: &str) -> Element {
    let html = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    Element::read(str::from_utf8(html).unwrap())
}

fn frame(files: &Files, embed: &Embed) -> Element {
    read(files, &format!("{embed}index.html"))
}

/// What of the good bundle can be shown elsewhere, with the pages that show it here.
fn embeds(publication: &Publication) -> Vec<(Embed, Route)> {
    let routes = publication.routes().into_iter();
    let embeds = routes.filter_map(|route| Some((Embed::of(&route)?, route)));
    let embeds: Vec<_> = embeds.collect();
    assert_eq!(embeds.len(), 6);
    embeds
}

#[test]
fn every_article_and_author_has_its_frames() {
    let (_bundle, publication, files) = published();
    let mut expected: Vec<_> = embeds(&publication)
        .iter()
        .map(|(embed, _)| format!("{embed}index.html"))
        .collect();
    expected.sort();
    let frames = files.keys().filter(|path| path.starts_with("embed/"));
    let frames = frames.filter(|path| path.ends_with("/index.html") && *path != "embed/index.html");
    assert!(frames.eq(&expected), "{expected:?}");
}

#[test]
fn frame_says_what_the_page_says() {
    let (_bundle, publication, files) = published();
    for (embed, route) in embeds(&publication) {
        let (frame, page) = (
            frame(&files, &embed),
            read(&files, &format!("{route}index.html")),
        );
        let parts = match embed {
            Embed::Article(_) => [".clinic-article", ".clinic-page"].as_slice(),
            Embed::Related(_) => &[".clinic-page"],
            Embed::Author(_) => &[".clinic-author"],
        };
        for part in parts {
            let (said, expected) = (frame.one(part).text(), page.one(part).text());
            // Who reads it on another site is there already.
            let expected = expected.replace("Show this article on your site", "");
            assert!(said.len() > 20, "{part} of {embed}: {said}");
            assert_eq!(said, expected, "{part} of {embed}");
        }
        assert_eq!(frame.one("h1").text(), page.one("h1").text(), "{embed}");
        assert_eq!(frame.one("title").text(), page.one("title").text());
        assert!(frame.all("header nav").is_empty(), "{embed}");
        let region = frame.one("body").all("section")[0];
        assert!(region.attribute("aria-label").ends_with("Example Clinic"));
    }
}

/// What search engines find, and how links are followed.
#[test]
fn frame_stands_for_its_page() {
    let (_bundle, publication, files) = published();
    for (embed, route) in embeds(&publication) {
        let frame = frame(&files, &embed);
        let root = frame.one("html");
        assert_eq!(
            (root.attribute("lang"), root.attribute("dir")),
            ("en", "ltr")
        );
        let head = frame.one("head");
        let link = head.one("link");
        let address = format!("https://clinic.example/learn/{route}");
        assert_eq!(
            (link.attribute("rel"), link.attribute("href")),
            ("canonical", &*address)
        );
        let metas = head.all("[name]");
        let robots = metas.iter().find(|meta| meta.get("name") == Some("robots"));
        assert_eq!(robots.unwrap().attribute("content"), "noindex");
        assert_eq!(head.one("base").attribute("target"), "_blank");
        assert_eq!(head.one("base").get("href"), None);
        for link in frame.all("a") {
            let href = link.attribute("href");
            let within = href.strip_prefix('#');
            assert_eq!(link.get("target"), within.map(|_| "_self"), "{href}");
            if let Some(id) = within {
                assert_eq!(frame.all(&format!("#{id}")).len(), 1, "{href} of {embed}");
            }
        }
    }
}

#[test]
fn frame_has_its_own_script_and_no_other() {
    let (_bundle, publication, files) = published();
    let script = fs::read(project("assets/web/embed/frame.js")).unwrap();
    let path = format!("embed/files/frame-{}.js", digest(&script));
    assert_eq!(files[&path], script);
    assert!(files.contains_key(&format!("{path}.br")));
    for (embed, _) in embeds(&publication) {
        let frame = frame(&files, &embed);
        let only = frame.one("script");
        assert_eq!(only.attribute("src"), format!("/learn/{path}"), "{embed}");
        assert_eq!((only.get("defer"), &*only.text()), (Some(""), ""));
        assert!(frame.all("[data-page]").is_empty(), "{embed}");
    }
}

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Light or dark by the reader's device, or as the frame is told; pages don't carry it.
#[test]
fn frame_can_be_told_its_theme() {
    let (_bundle, publication) = good();
    let place = Place::new();
    let styles = ["tokens", "base", "print"]
        .map(|name| fs::read_to_string(project(&format!("style/{name}.css"))).unwrap());
    let document = place.program().join("index.html");
    let text = fs::read_to_string(&document).unwrap();
    let style = format!("<style>{}</style></head>", styles.concat());
    fs::write(&document, text.replace("</head>", &style)).unwrap();
    place.publish(&publication).unwrap();
    let files = place.files();
    let page = read(&files, "index.html").one("style").raw_text();
    for (embed, _) in embeds(&publication) {
        let frame = frame(&files, &embed);
        let style = frame.one("style").raw_text();
        let themes = style.strip_prefix(&page).unwrap();
        let themes = themes.strip_prefix("@media screen{").unwrap();
        let (dark, light) = themes.split_once('}').unwrap();
        let dark = told(dark, ":root[data-theme=dark]{");
        let light = told(
            light.strip_suffix("}}").unwrap(),
            ":root[data-theme=light]{",
        );
        assert!(dark.keys().eq(light.keys()), "{themes}");
        assert_eq!(dark.len(), 19, "{themes}");
        for (name, in_dark, in_light) in [
            ("color-scheme", "dark", "light"),
            ("--clinic-paper", "#14201f", "#fbf8f4"),
            (
                "--clinic-shadow",
                "0 0.5rem 1.75rem rgb(0 0 0 / 0.4)",
                "0 0.5rem 1.75rem rgb(31 45 43 / 0.1)",
            ),
        ] {
            assert_eq!((dark[name], light[name]), (in_dark, in_light));
        }
        let metas = frame.one("head").all("[http-equiv]");
        let policy = metas[0].attribute("content");
        let hash = STANDARD.encode(Sha256::digest(&style));
        assert!(
            policy.contains(&format!("style-src 'sha256-{hash}'")),
            "{policy}"
        );
        // Before anything that it is about.
        assert_eq!(
            frame.one("head").all("")[1].get("http-equiv"),
            Some("Content-Security-Policy")
        );
    }
}

fn told<'a>(rule: &'a str, selector: &str) -> BTreeMap<&'a str, &'a str> {
    let declarations = rule.strip_prefix(selector).unwrap().split(';');
    declarations.map(|it| it.split_once(':').unwrap()).collect()
}

/// Only the tokens differ between light and dark: what chooses a theme knows no other style.
#[test]
fn themes_are_in_one_place() {
    fn walk(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if fs::read_to_string(&path)
                .unwrap()
                .contains("prefers-color-scheme")
            {
                found.push(path.file_name().unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    walk(&project("style"), &mut found);
    assert_eq!(found, ["tokens.css"]);
}

#[test]
fn frame_has_the_language_of_the_site() {
    let bundle = Bundle::good();
    let mut publication = compile(bundle.load().loaded.unwrap());
    publication.site.language = "ar".parse().unwrap();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let frame = read(&place.files(), "embed/article/back-pain/index.html");
    let root = frame.one("html");
    assert_eq!(
        (root.attribute("lang"), root.attribute("dir")),
        ("ar", "rtl")
    );
}
