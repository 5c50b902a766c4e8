//! JSON that is broken as people break it: what is told of it, and that nothing else is refused.

use crate::all::{
    support::{
        bundles::Bundle,
        random::{JSON_PIECES, Random},
    },
    tier,
};
use clinic_articles::publish::json_flaws;
use serde_json::Value;

/// What is told of a text: what each flaw points at, and what is wrong.
fn told(text: &str) -> Vec<(&str, String)> {
    let flaws = json_flaws(text).into_iter();
    let mut flaws: Vec<_> = flaws.map(|flaw| (flaw.at, flaw.words.wrong)).collect();
    flaws.sort_by_key(|(at, _)| at.start);
    let at = |at: std::ops::Range<usize>| text.get(at).unwrap_or_default();
    flaws
        .into_iter()
        .map(|(it, words)| (at(it), words))
        .collect()
}

const QUOTE: &str = "this quotation mark stands in the middle of a text";
const CURLY: &str = "JSON does not know this quotation mark";
const COMMA: &str = "a comma is missing here";
const TRAILING: &str = "nothing follows this comma";
const COMMENT: &str = "this is a comment, and JSON has none";
const WORD: &str = "this is neither a text nor a number";

#[track_caller]
fn tells(table: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in table {
        let told = told(text);
        let told: Vec<_> = told.iter().map(|(at, words)| (*at, &**words)).collect();
        assert_eq!(told, *expected, "{text}");
    }
}

#[test]
fn quotation_marks_within_a_text() {
    tells(&[
        (
            r#"{"a": "say "ouch" now"}"#,
            &[("\"", &format!("{QUOTE} (1 more on this line)"))],
        ),
        (
            r#"{"a": "say "ouch", or not"}"#,
            &[("\"", &format!("{QUOTE} (1 more on this line)"))],
        ),
        (
            r#"{"a": ""Ouch" she said.", "b": "c"}"#,
            &[("\"", &format!("{QUOTE} (1 more on this line)"))],
        ),
        (
            r#"{"a": "She said "ouch""}"#,
            &[("\"", &format!("{QUOTE} (1 more on this line)"))],
        ),
        (
            r#"{"a": ["say "ouch", now", "b"]}"#,
            &[("\"", &format!("{QUOTE} (1 more on this line)"))],
        ),
        (
            r#"{"a": "see ["it"](https://a.example)"}"#,
            &[("\"", &format!("{QUOTE} (1 more on this line)"))],
        ),
        (r#"{"a": "a 5" screw"}"#, &[("\"", QUOTE)]),
        (r#"{"a": "b, \"c\", “d”, 'e'"}"#, &[]),
    ]);
}

#[test]
fn quotation_marks_of_word_processors() {
    tells(&[
        (
            "{“a”: “b”}",
            &[("“", &format!("{CURLY} (3 more on this line)"))],
        ),
        (
            "{'a': 'it's b'}",
            &[("'", &format!("{CURLY} (3 more on this line)"))],
        ),
        (
            "{„a“: „b“,\n «c»: ‘it’s’,\n\"d\": \"e”}",
            &[("„", &format!("{CURLY} (8 more on lines 1–3)"))],
        ),
    ]);
    let many = "“a”,\n".repeat(44) + "“a”";
    let words = format!("{CURLY} (89 more on lines 1–45)");
    assert_eq!(told(&format!("[{many}]")), [("“", words)]);
}

#[test]
fn commas_comments_and_spaces() {
    tells(&[
        ("{\"a\": 1\n\"b\": 2}", &[("\n", COMMA)]),
        (
            "{\"a\": \"b\" \"c\": [\"d\" \"e\"]}",
            &[(" ", &format!("{COMMA} (1 more on this line)"))],
        ),
        (
            "{\"a\": [1,],\n\"b\": {},\n}",
            &[(",", &format!("{TRAILING} (1 more on line 2)"))],
        ),
        ("[1,, 2]", &[(",", "nothing stands before this comma")]),
        ("{\"a\": 1; \"b\": 2}", &[(";", COMMA)]),
        (
            "# a\n{ // b\n\"c\": /* d\n */ 1 }",
            &[("# a", &format!("{COMMENT} (2 more on lines 2–3)"))],
        ),
        (
            "{\u{a0}\"a\": \u{200b}1}",
            &[(
                "\u{a0}",
                "JSON does not know this kind of space (1 more on this line)",
            )],
        ),
    ]);
}

#[test]
fn texts_and_keys_that_are_not_closed() {
    tells(&[
        (
            "{\"a\": \"b,\n\"c\": \"d\"}",
            &[("\"b", "this text is not closed on its line")],
        ),
        (
            "{\"a\": \"b\nc d\ne\", \"f\": \"g\"}",
            &[(
                "\n",
                "there is a line break in this text (1 more on line 2)",
            )],
        ),
        (
            "{\"a: \"b\", \"c\": \"d\"}",
            &[("\"a", "this key is not closed")],
        ),
        (
            "{a: \"b\", c: d e}",
            &[
                ("a", "a key is expected here (1 more on this line)"),
                ("d e", WORD),
            ],
        ),
        ("{\"a\": b c, d\", \"e\": \"f\"}", &[("b c, d\"", WORD)]),
        (
            "{\"a\": 2026-3-2, \"b\": 01}",
            &[("2026-3-2", WORD), ("01", "this is not a number")],
        ),
        ("{\"a\": 15 minutes}", &[("15 minutes", WORD)]),
    ]);
}

#[test]
fn brackets_and_colons() {
    let unclosed = "this object is not closed";
    tells(&[
        ("{\"a\": {\"b\": 1,\n\"c\": 2}", &[("{", unclosed)]),
        ("{\"a\": [{\"b\": 1], \"c\": 2}", &[("{", unclosed)]),
        ("{\"a\": [1, 2}", &[("[", "this list is not closed")]),
        (
            "{\"a\": 1], \"b\": 2}",
            &[("]", "this bracket closes nothing")],
        ),
        (
            "{\"a\": \"b\": 1}, \"c\": 2}",
            &[("\"b\"", "a brace is missing before this key")],
        ),
        (
            "[\"a\": 1, \"b\": \"c\"]",
            &[(
                "\"a\"",
                "this key stands in a list without braces of its own (1 more on this line)",
            )],
        ),
        (
            "{\"a\" = \"b\",\n\"c\" \"d\"}",
            &[("=", "after this key a colon is missing (1 more on line 2)")],
        ),
        (
            "{\"a\":, \"b\":\n\"c\": 1}",
            &[("\"a\"", "this key has no value (1 more on this line)")],
        ),
        ("{} {}", &[("{", "the content has ended before this")]),
        ("", &[("", "this file is empty")]),
    ]);
}

/// A mistake in one place hides none in another, whatever it is.
#[test]
fn broken_file_is_checked_to_its_end() {
    let mistakes: [(&str, &str, &str); 9] = [
        (
            "\"slug\": \"stretching\",",
            "\"slug\": \"stretching\"",
            COMMA,
        ),
        (
            "\"title\": \"Stretching at your desk\"",
            "\"title\": “Stretching”",
            CURLY,
        ),
        (
            "\"Stretching at your desk\"",
            "\"Stretching \"at\" your desk\"",
            QUOTE,
        ),
        ("\"back\", \"sleep\"", "\"back\", \"sleep\",", TRAILING),
        ("\"language\"", "// English\n\"language\"", COMMENT),
        ("\"Stretching at your desk\"", "Stretching", WORD),
        (
            "\"Stretching at your desk\"",
            "\"Stretching",
            "is not closed on its line",
        ),
        ("\"en\"", "\"en\"]", "this bracket closes nothing"),
        ("\"language\"", "language", "a key is expected here"),
    ];
    for (from, to, words) in mistakes {
        let bundle = Bundle::good();
        let file = "articles/stretching.json";
        bundle.replace(file, from, to);
        bundle.replace(file, "2026-03-01", "2026-02-30");
        bundle.replace(file, "back.svg", "bakc.svg");
        let report = bundle.report();
        for words in [
            words,
            "the calendar has no such day",
            "has no file \"bakc.svg\"",
        ] {
            assert!(report.contains(words), "{to}: {report}");
        }
        assert!(report.starts_with("articles/stretching.json"), "{report}");
        assert!(report.contains("\n3 errors"), "{to}: {report}");
    }
}

/// What another reader of JSON takes is taken, and nothing else.
#[test]
fn json_is_refused_when_it_is_none() {
    let mut texts = Vec::new();
    for file in ["articles/back-pain.json", "site.json"] {
        let json = serde_json::from_slice(&Bundle::good().read(file)).unwrap();
        collect(&json, &mut texts);
    }
    let mut random = Random::of(18);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..tier::choose(60_000, 5_000_000) {
        let mut bytes = texts[random.below(texts.len())].clone().into_bytes();
        if random.below(4) > 0 {
            random.mutate(&mut bytes, &JSON_PIECES);
        }
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        let read = serde_json::from_str::<Value>(&text);
        match &read {
            Ok(_) => taken += 1,
            Err(error) if error.to_string().contains("out of range") => continue,
            Err(_) => refused += 1,
        }
        assert_eq!(json_flaws(&text).is_empty(), read.is_ok(), "{text}");
    }
    assert!(taken > 5000 && refused > 5000, "{taken}, {refused}");
}

/// A value and all within it, each written down in two ways.
fn collect(json: &Value, texts: &mut Vec<String>) {
    texts.push(json.to_string());
    texts.push(serde_json::to_string_pretty(json).unwrap());
    match json {
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, texts)),
        _ => {}
    }
}
