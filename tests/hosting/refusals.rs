use super::{
    expectations::{has_headers, is_kept},
    files::Cache,
    host::{Host, Way},
};
use clinic_articles::publish::Headers;

/// What a host says itself, where it sends no file, is what its headers say, and nobody keeps it.
pub fn refusals_can_be_read(host: &Host, file: &str) {
    let path = host.folder.base.file(file);
    for encoding in ["identity", "gzip", "br"] {
        for (method, name, value, status) in [
            ("POST", "Content-Length", "0", 405),
            ("PUT", "Content-Length", "0", 405),
            ("DELETE", "A", "b", 405),
            ("GET", "Range", "bytes=999999999-", 416),
            ("GET", "If-Match", "\"other\"", 412),
            (
                "GET",
                "If-Unmodified-Since",
                "Sat, 01 Jan 2000 00:00:00 GMT",
                412,
            ),
        ] {
            let answer = host.ask(
                method,
                &path,
                &[("Accept-Encoding", encoding), (name, value)],
            );
            let context = format!("{method} {file} in {encoding} with {name}: {answer}");
            // A host need not listen to what is said of what was read before.
            let is_sent = method == "GET" || method == "POST" && host.has(Way::TakesWhatIsSent);
            if answer.status == 200 && is_sent {
                assert!(answer.decoded() == host.folder.read(file), "{context}");
                continue;
            }
            assert_eq!(answer.status, status, "{context}");
            let length = answer.get_header("content-length").map(str::parse);
            assert!(
                length.is_none_or(|it| it == Ok(answer.body.len())),
                "{context}"
            );
            let coding = answer.get_header("content-encoding");
            assert!(
                coding.is_none() && str::from_utf8(&answer.body).is_ok(),
                "{context}"
            );
            if !host.has(Way::KeepsRefusalsOpen) {
                is_kept(&answer, Cache::UntilNews, &context);
            }
            for (name, value) in Headers::EVERYWHERE {
                let sent = answer.get_header(&name.to_lowercase());
                assert_eq!(sent, Some(value), "{context}");
            }
            if host.has(Way::TakesWhatIsSent) {
                continue;
            }
            let allowed = (status == 405).then_some("GET, HEAD");
            assert_eq!(answer.get_header("allow"), allowed, "{context}");
        }
    }
}

pub fn nothing_is_not_found(host: &Host) {
    let page = host.folder.read("404.html");
    for path in [
        "nothing",
        "nothing/",
        "nothing.json",
        "articles/",
        "articles/nothing/",
        "embed/article/nothing/",
        "embed/article/nothing/oembed.json",
        "embed/files/gone-00f8545f9817d930.js",
        "content/",
        "content/images/",
        "content/images/gone-00f8545f9817d930.svg",
        "site-00f8545f9817d930.js",
        "index.html/more",
        ".clinic-articles",
        "%2eclinic-articles",
        "%2Eclinic-articles",
        ".git/HEAD",
        ".well-known/",
        ".well-known/nothing",
        ".well-known/.hidden",
        ".well-known/../.clinic-articles",
        "articles/.hidden/.well-known/a",
        "_headers",
        "_%68eaders",
        "index.html.br",
        "index.html.gz",
        &"n".repeat(300),
    ] {
        if path.len() > 255 && host.has(Way::RefusesLongNames) {
            assert_eq!(host.get(path, &[]).status, 403, "{path}");
            continue;
        }
        for encoding in ["identity", "gzip", "br"] {
            for condition in [
                ("A", "b"),
                ("If-None-Match", "*"),
                ("Range", "bytes=0-1"),
                ("Range", "bytes=999999999-"),
                ("If-Match", "\"other\""),
            ] {
                let answer = host.get(path, &[("Accept-Encoding", encoding), condition]);
                let context = format!("{path} in {encoding} with {condition:?}: {answer}");
                assert_eq!(answer.status, 404, "{context}");
                assert_eq!(
                    answer.get_header("content-type"),
                    Some("text/html; charset=utf-8"),
                    "{context}"
                );
                let expected = Some(encoding).filter(|encoding| *encoding != "identity");
                let coding = answer.get_header("content-encoding");
                // Who wants a part may be taken for one who wants no compression.
                let fits = coding == expected || coding.is_none() && condition.0 == "Range";
                assert!(fits && answer.decoded() == page, "{context}");
                let vary = answer.get_header("vary").map(str::to_lowercase);
                assert_eq!(vary.as_deref(), Some("accept-encoding"), "{context}");
                is_kept(&answer, Cache::UntilNews, &context);
                has_headers(host, &answer, Some("404.html"), &context);
                // Pages of other sites may know that it is not there.
                let is_shared = ["content/", "embed/"].iter().any(|it| path.starts_with(it));
                let for_others = answer.get_header("access-control-allow-origin");
                assert!(!is_shared || for_others == Some("*"), "{context}");
            }
            let head = host.head(path, &[("Accept-Encoding", encoding)]);
            assert_eq!((head.status, head.body.len()), (404, 0), "{path}: {head}");
            has_headers(host, &head, Some("404.html"), path);
        }
    }
}

pub fn nothing_else_is_served(host: &Host) {
    for up in [
        "../",
        "%2e%2e/",
        "..%2f",
        "articles/../../",
        "%00../",
        "%ff/../",
    ] {
        for path in [format!("{up}secret.txt"), format!("{up}{up}secret.txt")] {
            let answer = host.get(&path, &[]);
            assert!(answer.status >= 400, "{path}: {answer}");
            let secret = answer.body.windows(6).any(|six| six == b"secret");
            assert!(!secret, "{path}");
        }
    }
    if host.folder.base.as_str() != "/" {
        for path in ["/", "/index.html", "/learning/", "/content/index.json"] {
            let answer = host.ask("GET", path, &[]);
            assert!(matches!(answer.status, 403 | 404), "{path}: {answer}");
        }
    }
    for path in ["", "articles/low-back-pain", "nothing", ".clinic-articles"] {
        let path = host.folder.base.file(path);
        let answer = host.ask("POST", &path, &[("Content-Length", "0")]);
        let expected = match (path.ends_with('/'), host.has(Way::TakesWhatIsSent)) {
            (_, false) => 405,
            (true, true) => 200,
            (false, true) if path.ends_with("pain") => 301,
            (false, true) => 404,
        };
        assert_eq!(answer.status, expected, "{path}: {answer}");
    }
}

/// Wherever somebody is sent, it is on this host: browsers read `//` and `/\` as the beginning of
/// another one's name.
pub fn nothing_leads_to_other_hosts(host: &Host) {
    let base = host.folder.base.as_str();
    for path in [
        "/{base}articles/low-back-pain",
        "//other.example/..{base}articles/low-back-pain",
        "//other.example/..%2f{base}articles/low-back-pain",
        "//other.example/%2e%2e{base}articles/low-back-pain",
        "/%5cother.example/..%2f{base}articles/low-back-pain",
        "/\\other.example/..{base}articles/low-back-pain",
        "{base}/articles//low-back-pain",
    ] {
        for query in ["", "?a=1"] {
            let path = format!("{}{query}", path.replace("{base}", base));
            let answer = host.ask("GET", &path, &[]);
            assert_ne!(answer.status / 100, 5, "{path}: {answer}");
            let location = answer.get_header("location").unwrap_or(base);
            let whole = location.strip_prefix("http://clinic.example");
            let whole = whole.filter(|_| host.has(Way::SaysWholeAddresses));
            let location = whole.unwrap_or(location);
            let rest = location.strip_prefix(base);
            let elsewhere = rest.is_none_or(|rest| rest.starts_with(['/', '\\']));
            assert!(!elsewhere, "{path}: {answer}");
        }
    }
}
