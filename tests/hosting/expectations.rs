use super::{
    answer::Answer,
    files::{Cache, ENCODINGS, FILES},
    host::{Host, Way},
    parts::parts_are_of_one_version,
    refusals::{
        nothing_else_is_served, nothing_is_not_found, nothing_leads_to_other_hosts,
        refusals_can_be_read,
    },
};
use clinic_articles::publish::Headers;

pub fn hold(host: &Host) {
    for file in host.folder.files() {
        files_are_what_they_are(host, &file);
        files_are_asked_for_anew(host, &file);
        parts_and_heads_are_sent(host, &file);
        refusals_can_be_read(host, &file);
    }
    parts_are_of_one_version(host);
    folders_are_their_pages(host);
    folders_lead_to_their_pages(host);
    nothing_is_not_found(host);
    nothing_else_is_served(host);
    nothing_leads_to_other_hosts(host);
}

fn files_are_what_they_are(host: &Host, file: &str) {
    let row = FILES
        .iter()
        .find(|row| file.starts_with(row.0) && file.ends_with(row.1));
    let (_, _, kind, cache, shared) = row.unwrap_or_else(|| panic!("{file} is in no row"));
    let bytes = host.folder.read(file);
    for (accepted, expected) in ENCODINGS {
        let accept: Vec<_> = accepted
            .iter()
            .map(|value| ("Accept-Encoding", *value))
            .collect();
        let answer = host.get(file, &accept);
        let context = format!("{file} for {accepted:?}: {answer}");
        assert_eq!(answer.status, 200, "{context}");
        assert_eq!(answer.get_header("content-type"), Some(*kind), "{context}");
        let is_compressed = host.folder.has(&format!("{file}.br"));
        let expected = expected.filter(|_| is_compressed);
        assert_eq!(answer.get_header("content-encoding"), expected, "{context}");
        assert!(answer.decoded() == bytes, "{context}");
        if is_compressed {
            let vary = answer.get_header("vary").expect(&context).to_lowercase();
            assert_eq!(vary, "accept-encoding", "{context}");
        }
        is_kept(&answer, *cache, &context);
        // A page that the clinic has made itself is as it likes.
        let is_page = kind.starts_with("text/html") && !file.starts_with("old-page/");
        let page = is_page.then_some(file);
        // What is told about a frame is sent as the frame is.
        let told = file
            .strip_suffix("oembed.json")
            .map(|it| format!("{it}index.html"));
        has_headers(host, &answer, told.as_deref().or(page), &context);
        let for_others = answer.get_header("access-control-allow-origin");
        assert_eq!(for_others, shared.then_some("*"), "{context}");
        let isolated = ["content/", "embed/"].iter().any(|it| file.starts_with(it));
        let policy = answer.get_header("cross-origin-resource-policy");
        assert_eq!(policy, isolated.then_some("cross-origin"), "{context}");
    }
}

pub fn is_kept(answer: &Answer, cache: Cache, context: &str) {
    let expected = match cache {
        Cache::Forever => "public, max-age=31536000, immutable",
        Cache::UntilNews => "no-cache",
    };
    assert_eq!(
        answer.get_header("cache-control"),
        Some(expected),
        "{context}"
    );
}

/// With the headers of everything, and of a page when it is this one.
pub fn has_headers(host: &Host, answer: &Answer, page: Option<&str>, context: &str) {
    for (name, value) in Headers::EVERYWHERE {
        assert_eq!(
            answer.get_header(&name.to_lowercase()),
            Some(value),
            "{context}"
        );
    }
    let policy = answer.get_header("content-security-policy");
    assert_eq!(policy.is_some(), page.is_some(), "{context}");
    let frame = page.filter(|page| page.starts_with("embed/") && *page != "embed/index.html");
    let isolating = answer.get_header("cross-origin-embedder-policy");
    assert_eq!(isolating, frame.map(|_| "require-corp"), "{context}");
    let (Some(policy), Some(page)) = (policy, page) else {
        return;
    };
    let page = String::from_utf8(host.folder.read(page)).unwrap();
    let (_, own) = page
        .split_once("Content-Security-Policy\" content=\"")
        .unwrap();
    let (own, _) = own.split_once('"').unwrap();
    // The page brings what is left out, and nothing that is said forbids what the page allows.
    let sent: Vec<_> = policy.split("; ").collect();
    let ancestors = sent.iter().find(|it| it.starts_with("frame-ancestors"));
    let nobody = frame.is_none().then_some(&"frame-ancestors 'none'");
    assert_eq!(ancestors, nobody, "{context}");
    for directive in own.split("; ") {
        let by_page = ["default-src", "script-src", "style-src"]
            .iter()
            .any(|name| directive.starts_with(name));
        assert!(
            by_page || sent.contains(&directive),
            "{directive}: {context}"
        );
    }
    assert!(!policy.contains("'unsafe-"), "{context}");
}

fn files_are_asked_for_anew(host: &Host, file: &str) {
    let mut tags = Vec::new();
    for encoding in ["identity", "gzip", "br"] {
        let accept = ("Accept-Encoding", encoding);
        let answer = host.get(file, &[accept]);
        let tag = answer.get_header("etag").unwrap_or_default().to_owned();
        let again = host.get(file, &[accept, ("If-None-Match", &tag)]);
        let context = format!("{file} in {encoding} again: {again}");
        assert_eq!((again.status, again.body.len()), (304, 0), "{context}");
        assert_eq!(again.get_header("etag"), Some(&*tag), "{context}");
        for header in ["cache-control", "vary"] {
            let (again, before) = (again.get_header(header), answer.get_header(header));
            assert_eq!(again, before, "{header}: {context}");
        }
        let other = host.get(file, &[accept, ("If-None-Match", "\"other\"")]);
        assert_eq!(other.status, 200, "{file} in {encoding}: {other}");
        tags.push(tag);
    }
    tags.sort();
    tags.dedup();
    let forms = if host.folder.has(&format!("{file}.br")) {
        3
    } else {
        1
    };
    assert_eq!(tags.len(), forms, "{file}: {tags:?}");
}

fn parts_and_heads_are_sent(host: &Host, file: &str) {
    let bytes = host.folder.read(file);
    let part = host.get(file, &[("Range", "bytes=1-2")]);
    assert_eq!(part.status, 206, "{file}: {part}");
    assert_eq!(part.body, bytes[1..3], "{file}");
    let range = format!("bytes 1-2/{}", bytes.len());
    assert_eq!(part.get_header("content-range"), Some(&*range), "{file}");
    // Of what is compressed, a part or the whole; the form is the one that is said.
    let part = host.get(
        file,
        &[("Accept-Encoding", "gzip, br"), ("Range", "bytes=1-2")],
    );
    if part.status == 206 {
        let form = match part.get_header("content-encoding") {
            Some("br") => host.folder.read(&format!("{file}.br")),
            Some(other) => panic!("{other} was not the best: {part}"),
            None => bytes.clone(),
        };
        assert_eq!(part.body, form[1..3], "{file}: {part}");
    } else {
        assert!(
            part.status == 200 && part.decoded() == bytes,
            "{file}: {part}"
        );
    }
    for encoding in ["identity", "br"] {
        let accept = ("Accept-Encoding", encoding);
        let (whole, head) = (host.get(file, &[accept]), host.head(file, &[accept]));
        assert_eq!((head.status, head.body.len()), (200, 0), "{file}: {head}");
        for header in ["content-type", "content-encoding", "etag"] {
            let (head, whole) = (head.get_header(header), whole.get_header(header));
            assert_eq!(head, whole, "{header} of {file} in {encoding}");
        }
        // It may be left out (RFC 9110, 8.6), but not wrong.
        if let Some(length) = head.get_header("content-length") {
            let expected = whole.body.len().to_string();
            assert_eq!(length, expected, "{file} in {encoding}");
        }
    }
}

fn folders_are_their_pages(host: &Host) {
    for page in [
        "",
        "articles/low-back-pain/",
        "authors/denise-leslie/",
        "embed/article/low-back-pain/",
        "embed/related/low-back-pain/",
        "embed/author/denise-leslie/",
    ] {
        let path = format!("{page}index.html");
        let file = host.folder.read(&path);
        for encoding in ["identity", "gzip", "br"] {
            let answer = host.get(&format!("{page}?a=b"), &[("Accept-Encoding", encoding)]);
            let context = format!("{page} in {encoding}: {answer}");
            assert_eq!(answer.status, 200, "{context}");
            assert_eq!(
                answer.get_header("content-type"),
                Some("text/html; charset=utf-8")
            );
            let expected = Some(encoding).filter(|encoding| *encoding != "identity");
            assert_eq!(answer.get_header("content-encoding"), expected, "{context}");
            assert!(answer.decoded() == file, "{context}");
            is_kept(&answer, Cache::UntilNews, &context);
            has_headers(host, &answer, Some(&path), &context);
            let accept = ("Accept-Encoding", encoding);
            let head = host.head(page, &[accept]);
            assert_eq!((head.status, head.body.len()), (200, 0), "HEAD {context}");
            has_headers(host, &head, Some(&path), &context);
            // Others on the way may make a tag weak.
            let tag = answer.get_header("etag").unwrap();
            for tag in [
                tag.to_owned(),
                format!("W/{tag}"),
                format!("\"other\", {tag}"),
            ] {
                let again = host.get(page, &[accept, ("If-None-Match", &tag)]);
                assert_eq!((again.status, again.body.len()), (304, 0), "{tag}: {again}");
                has_headers(host, &again, Some(&path), &context);
            }
            // What comes after the path changes nothing of what is sent along.
            let shared = answer.get_header("access-control-allow-origin");
            for query in ["?/content/", "?a=/embed/", "?a.js"] {
                let other = host.get(&format!("{page}{query}"), &[accept]);
                let sent = other.get_header("access-control-allow-origin");
                assert_eq!(sent, shared, "{page}{query}: {other}");
            }
        }
    }
}

fn folders_lead_to_their_pages(host: &Host) {
    let base = host.folder.base.as_str();
    let mut folders = vec![
        format!("{base}articles/low-back-pain"),
        format!("{base}articles/low-back-pain/related"),
    ];
    if base != "/" {
        folders.push(base.trim_end_matches('/').to_owned());
    }
    for folder in folders {
        for query in ["", "?a=1&b=%20"] {
            let answer = host.ask("GET", &format!("{folder}{query}"), &[]);
            assert!(
                matches!(answer.status, 301 | 307 | 308),
                "{folder}: {answer}"
            );
            let mut expected = format!("{folder}/{query}");
            if host.has(Way::SaysWholeAddresses) {
                expected.insert_str(0, "http://clinic.example");
            }
            assert_eq!(answer.get_header("location"), Some(&*expected), "{answer}");
            if !host.has(Way::KeepsRefusalsOpen) {
                is_kept(&answer, Cache::UntilNews, &folder);
            }
        }
    }
}
