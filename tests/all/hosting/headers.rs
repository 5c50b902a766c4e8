//! What hosts are told to send, and the policy that pages carry themselves.

use crate::all::support::{
    html::Element,
    samples::{context, pages, publication},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use clinic_articles::publish::{Headers, Policies, Policy, Template, render};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const DOCUMENT: &str = "<html lang=\"{{language}}\" dir=\"{{direction}}\"><head><meta charset=\"utf-8\">{{policy}}\
                        {{head}}<style>a{b:c}</style><style>d{e:f}</style></head>\
                        <body>{{body}}</body></html>";

const FILES: [&str; 14] = [
    "index.html",
    "404.html",
    "articles/a/index.html",
    "content/index.json",
    "content/images/a-00f8545f9817d930-640.avif",
    "content/images/a-00f8545f9817d930.svg.br",
    "embed/article/a/index.html",
    "embed/author/b/index.html",
    "embed/files/frame-00f8545f9817d930.js",
    "embed/files/style-00f8545f9817d930.css",
    "embed/v1.js",
    "feed.json",
    "site-00f8545f9817d930.js",
    "site-00f8545f9817d930_bg.wasm",
];

fn template() -> Template {
    Template::new(DOCUMENT.into()).unwrap()
}

fn headers() -> Headers {
    let policies = Policies {
        pages: template().policy(&publication().site.theme),
        frames: Policy::of_style("of frames"),
        snippet: Policy::of_style("of the snippet"),
    };
    let Ok(base) = "/learn/".parse();
    Headers::of_site(&FILES.map(Into::into), &base, &policies)
}

/// The headers of a path by their names, none of which comes twice.
fn sent(path: &str) -> BTreeMap<String, String> {
    let headers = headers();
    let mut sent = BTreeMap::new();
    for (name, value) in headers.of(path) {
        assert_eq!(sent.insert(name.into(), value.into()), None, "{name} twice");
    }
    sent
}

#[test]
fn every_file_has_its_headers_once() {
    for file in FILES.iter().copied().chain(["", "nothing", "articles/a/"]) {
        let sent = sent(&format!("/learn/{file}"));
        for (name, value) in Headers::EVERYWHERE {
            assert_eq!(sent[name], value, "{file}");
        }
        let has = |name: &str| sent.contains_key(name);
        let is_page = file.is_empty() || [".html", "/"].iter().any(|end| file.ends_with(end));
        assert_eq!(has("Content-Security-Policy"), is_page, "{file}");
        assert_eq!(
            has("Cache-Control"),
            file.contains("-00f8545f9817d930"),
            "{file}"
        );
        let is_embedded = file.starts_with("embed/");
        let is_program = [".js", ".wasm"].iter().any(|end| file.ends_with(end));
        let is_shared = is_embedded || file.starts_with("content/");
        assert_eq!(
            has("Access-Control-Allow-Origin"),
            is_shared || is_program,
            "{file}"
        );
        assert_eq!(has("Cross-Origin-Resource-Policy"), is_shared, "{file}");
        let is_frame = is_embedded && is_page;
        assert_eq!(has("Cross-Origin-Embedder-Policy"), is_frame, "{file}");
    }
    assert!(sent("/other/").is_empty());
}

/// Frames are shown by anybody, pages by nobody, whatever their names.
#[test]
fn frames_and_no_pages_may_be_framed() {
    let frames = Policy::of_style("of frames");
    for (path, framed) in [
        ("embed/article/a/", true),
        ("embed/article/a/index.html", true),
        ("embed/author/b/", true),
        ("", false),
        ("404.html", false),
        ("articles/a/", false),
        ("articles/embed/related/", false),
    ] {
        let sent = sent(&format!("/learn/{path}"));
        let policy = &sent["Content-Security-Policy"];
        assert_eq!(!policy.contains("frame-ancestors 'none'"), framed, "{path}");
        assert_eq!(*policy == frames.in_page(), framed, "{path}");
    }
}

/// Cloudflare Pages reads 100 rules and 2,000 characters of a line.
#[test]
fn hosts_can_read_the_headers() {
    let headers = headers();
    let text = headers.to_string();
    assert!(text.lines().all(|line| line.chars().count() < 2000));
    assert!(text.lines().filter(|line| line.starts_with('/')).count() < 100);
    assert_eq!(text.parse::<Headers>().unwrap(), headers);
    let error = "/a\n  what".parse::<Headers>().unwrap_err().to_string();
    assert!(error.contains("which is no header"), "{error}");
}

#[test]
fn every_page_has_the_same_style_and_the_policy_that_names_it() {
    let policy = template().policy(&publication().site.theme);
    let mut styles = Vec::new();
    for page in pages(&publication()) {
        let html = Element::read(&render(&template(), &context(), "", &page).unwrap());
        styles.push(html.one("style").raw_text());
        let metas = html.one("head").all("meta");
        let second = metas[1];
        assert_eq!(second.attribute("http-equiv"), "Content-Security-Policy");
        assert_eq!(second.attribute("content"), policy.in_page());
    }
    let hash = STANDARD.encode(Sha256::digest(&styles[0]));
    let named = format!("; style-src 'sha256-{hash}'");
    assert!(policy.in_page().ends_with(&named), "{policy:?}");
    styles.dedup();
    assert_eq!(styles.len(), 1);
    assert!(
        styles[0].starts_with(":root{--clinic-accent-light:"),
        "{styles:?}"
    );
    assert!(styles[0].ends_with("}a{b:c}d{e:f}"), "{styles:?}");
}

#[test]
fn script_written_out_is_refused() {
    let with = |script: &str| {
        Template::new(DOCUMENT.replace("{{body}}", &format!("{{{{body}}}}{script}")))
    };
    assert!(with("<script src=/a.js></script>").is_ok());
    // Trunk's own, while somebody edits.
    assert!(with("<script>let a = '{{__TRUNK_ADDRESS__}}'</script>").is_ok());
    let error = with("<script>a()</script>").unwrap_err().to_string();
    assert!(
        error.contains("which the pages' own policy forbids"),
        "{error}"
    );
}
