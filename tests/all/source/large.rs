//! Input that nobody writes by hand: the checker refuses it in words, and soon.

use crate::all::support::bundles::Bundle;
use std::time::{Duration, Instant};

/// What a slow machine takes at most in a debug build; a hang takes for ever.
const SOON: Duration = Duration::from_secs(20);

const ARTICLE: &str = "articles/stretching.json";

#[track_caller]
fn report(bytes: impl AsRef<[u8]>) -> String {
    let bundle = Bundle::good();
    bundle.write(ARTICLE, bytes);
    let start = Instant::now();
    let report = bundle.report();
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    report
}

#[track_caller]
fn tells(bytes: impl AsRef<[u8]>, expected: &str) {
    let report = report(bytes);
    assert!(report.starts_with(expected), "{report}");
}

/// The article with this in place of its paragraph.
fn with_block(block: &str) -> String {
    let good = String::from_utf8(Bundle::good().read(ARTICLE)).unwrap();
    let (before, _) = good.split_once("{ \"paragraph\"").unwrap();
    format!("{before}{block}]\n}}\n")
}

fn with_paragraph(prose: &str) -> String {
    with_block(&format!("{{ \"paragraph\": \"{prose}\" }}"))
}

#[test]
fn file_of_5_mb() {
    tells(
        vec![b' '; 5_000_000],
        "articles/stretching.json: error: this file has 5.0 MB; make it smaller than 1.0 MB\n",
    );
}

#[test]
fn nesting_10_000_deep() {
    let place = "articles/stretching.json:1:65: error: this is nested more than 64 levels deep; \
                 no content is; close the brackets and braces above\n";
    tells(
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
        place,
    );
    tells("[".repeat(1_000_000), place);
    tells(
        "{\"a\":".repeat(10_000),
        "articles/stretching.json:1:321: error: this is nested more than 64 levels deep",
    );
}

#[test]
fn not_utf8() {
    tells(
        b"{\n  \"title\": \"caf\xe9\"\n}\n",
        "articles/stretching.json:2:16: error: this is not UTF-8; save the file again as UTF-8\n    \
         2 |   \"title\": \"caf\u{fffd}\"\n      |                ^\n",
    );
    tells(
        b"\xff\xfe{\0}\0",
        "articles/stretching.json:1:1: error: this is UTF-16; save the file again as UTF-8",
    );
}

#[test]
fn byte_order_mark_is_no_part_of_the_text() {
    let bundle = Bundle::good();
    let article = bundle.read(ARTICLE);
    bundle.write(ARTICLE, [b"\xef\xbb\xbf", article.as_slice()].concat());
    assert_eq!(bundle.report(), "0 errors, 0 warnings in 6 files");
}

#[test]
fn many_errors_are_capped() {
    let report = report(with_block("{},\n".repeat(100_000).trim_end_matches(",\n")));
    let more = "articles/stretching.json: error: this file has more than 100 errors; \
                mend these and check again\n\n101 errors, 0 warnings in 6 files";
    assert!(report.ends_with(more), "{}", &report[report.len() - 400..]);
}

#[test]
fn many_errors_of_meaning_are_capped() {
    let cases = [
        "{ \"paragraph\": \"\" },".repeat(30_000),
        "{ \"paragraph\": \"[a](article:b)\" },".repeat(25_000),
        format!("{{ \"paragraph\": \"{}\" }},", "[@nobody]".repeat(100_000)),
        format!("{{ \"paragraph\": \"{}\" }},", "a\\n".repeat(300_000)),
        format!("{{ \"paragraph\": \"{}\" }},", "<b>".repeat(300_000)),
        format!("{{ \"list\": [{}\"\"] }},", "\"\",".repeat(200_000)),
        format!(
            "{{ {}\"paragraph\": \"\" }},",
            "\"paragraph\": \"\",".repeat(40_000)
        ),
    ];
    for blocks in cases {
        let report = report(with_block(blocks.trim_end_matches(',')));
        assert!(
            report.contains("has more than 100 errors"),
            "{}",
            &blocks[..40]
        );
    }
}

#[test]
fn many_long_sentences_are_capped() {
    let sentence = "a ".repeat(31) + "b. ";
    let report = report(with_paragraph(&sentence.repeat(15_000)));
    assert!(report.contains("has more than 100 warnings"));
}

#[test]
fn marks_in_any_number_end_soon() {
    for marks in [
        "*",
        "**",
        "* ",
        " *",
        "a*",
        "*a",
        "*a ",
        "**a ",
        "***a ",
        "[",
        "]",
        "[a",
        "[a](",
        "[a]",
        "(",
        "[@",
        "[@a",
        "[@a]",
        "<",
        "<a",
        "&",
        "&a",
        "&a;",
        "\\\\",
        "\\\\*",
        "!",
        "![",
        "a.",
        "[a](https://a.example) ",
        "*a* ",
        "**a** ",
        "[*a](",
        "a.[@a] ",
        "[a](((",
        "\u{301}",
    ] {
        let count = 900_000 / marks.len();
        report(with_paragraph(&marks.repeat(count)));
    }
}
