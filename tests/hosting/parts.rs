//! Parts of files (RFC 9110, 14), for whoever goes on where he has stopped.

use super::{
    answer::Answer,
    host::{Host, Way},
};

/// What can be compressed, and what can't.
const SOME: [&str; 3] = ["index.html", "feed.json", "hand-outs/leaflet.pdf"];

pub fn parts_are_of_one_version(host: &Host) {
    for file in SOME {
        let bytes = host.folder.read(file);
        several_parts_come_together(host, file, &bytes);
        other_units_are_passed_over(host, file, &bytes);
        half_of_another_version_is_made_whole(host, file, &bytes);
        last_bytes_are_sent(host, file, &bytes);
        parts_are_of_the_file_as_it_is(host, file, &bytes);
    }
}

#[track_caller]
fn is_whole(answer: &Answer, bytes: &[u8]) {
    assert_eq!(answer.status, 200, "{answer}");
    assert_eq!(answer.get_header("content-range"), None, "{answer}");
    assert!(answer.decoded() == bytes, "{answer}");
}

fn several_parts_come_together(host: &Host, file: &str, bytes: &[u8]) {
    let answer = host.get(file, &[("Range", "bytes=0-0,2-4, -1,999999-")]);
    if host.has(Way::SendsAllForParts) && answer.status == 200 {
        return is_whole(&answer, bytes);
    }
    assert_eq!(answer.status, 206, "{file}: {answer}");
    assert_eq!(answer.get_header("content-range"), None, "{file}: {answer}");
    let kind = answer.get_header("content-type").unwrap();
    let boundary = kind
        .strip_prefix("multipart/byteranges; boundary=")
        .unwrap();
    let text = String::from_utf8(answer.body.clone()).unwrap();
    let delimiter = format!("--{boundary}");
    let mut parts = text.split(&delimiter).skip(1);
    let last = bytes.len() - 1;
    for (first, last) in [(0, 0), (2, 4), (last, last)] {
        let (head, body) = parts.next().unwrap().split_once("\r\n\r\n").unwrap();
        let head = head.to_lowercase();
        let range = format!("content-range: bytes {first}-{last}/{}", bytes.len());
        assert!(head.contains(&range), "{file}: {head}");
        let whole = host.get(file, &[]);
        let kind = format!(
            "content-type: {}",
            whole.get_header("content-type").unwrap()
        );
        assert!(head.contains(&kind), "{file}: {head}");
        assert_eq!(
            body.as_bytes(),
            [&bytes[first..=last], b"\r\n"].concat(),
            "{file}"
        );
    }
    assert_eq!(parts.next().map(str::trim_end), Some("--"), "{file}");
    // More than there is together is no part.
    let all = host.get(file, &[("Range", "bytes=0-,0-")]);
    assert!(all.status == 206 || all.decoded() == bytes, "{file}: {all}");
}

fn other_units_are_passed_over(host: &Host, file: &str, bytes: &[u8]) {
    for range in ["lines=0-1", "bytes", "bytes 0-1"] {
        let answer = host.get(file, &[("Range", range)]);
        if host.has(Way::RefusesOtherUnits) && answer.status == 416 {
            continue;
        }
        is_whole(&answer, bytes);
    }
}

fn half_of_another_version_is_made_whole(host: &Host, file: &str, bytes: &[u8]) {
    let whole = host.get(file, &[]);
    let tag = whole.get_header("etag").unwrap();
    let compressed = host.get(file, &[("Accept-Encoding", "br")]);
    let other = compressed.get_header("etag").unwrap();
    let weak = format!("W/{tag}");
    let mut others = vec![
        "\"other\"",
        "Sat, 01 Jan 2000 00:00:00 GMT",
        "nonsense",
        &weak,
    ];
    others.extend((other != tag).then_some(other));
    for other in others {
        let answer = host.get(file, &[("Range", "bytes=1-2"), ("If-Range", other)]);
        is_whole(&answer, bytes);
    }
    let answer = host.get(file, &[("Range", "bytes=1-2"), ("If-Range", tag)]);
    assert_eq!(
        (answer.status, &*answer.body),
        (206, &bytes[1..3]),
        "{file}: {answer}"
    );
    let time = whole.get_header("last-modified").unwrap();
    let answer = host.get(file, &[("Range", "bytes=1-2"), ("If-Range", time)]);
    // A time of just now may be that of another version, too.
    assert!(
        answer.status == 206 || answer.body == bytes,
        "{file}: {answer}"
    );
    let known = host.get(file, &[("Range", "bytes=1-2"), ("If-None-Match", tag)]);
    assert_eq!(known.status, 304, "{file}: {known}");
}

fn last_bytes_are_sent(host: &Host, file: &str, bytes: &[u8]) {
    let length = bytes.len();
    for (range, first) in [
        ("bytes=-3".to_owned(), length - 3),
        (format!("bytes={}-", length - 2), length - 2),
    ] {
        let answer = host.get(file, &[("Range", &range)]);
        assert_eq!(
            (answer.status, &*answer.body),
            (206, &bytes[first..]),
            "{file}: {answer}"
        );
    }
    let answer = host.get(file, &[("Range", "bytes=9-0")]);
    assert!(matches!(answer.status, 200 | 416), "{file}: {answer}");
    let head = host.head(file, &[("Range", "bytes=0-1")]);
    assert!(matches!(head.status, 200 | 206), "{file}: {head}");
}

fn parts_are_of_the_file_as_it_is(host: &Host, file: &str, bytes: &[u8]) {
    let accept = ("Accept-Encoding", "gzip;q=0, br");
    let answer = host.get(file, &[accept, ("Range", "bytes=1-2")]);
    assert_eq!(
        answer.get_header("content-encoding"),
        None,
        "{file}: {answer}"
    );
    assert_eq!(
        (answer.status, &*answer.body),
        (206, &bytes[1..3]),
        "{file}: {answer}"
    );
}
