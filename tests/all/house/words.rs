use super::source::Source;

/// What a part of the house does without: its path, words, and what is meant.
const WITHOUT: [(&str, &[&str], &str); 9] = [
    (
        "src/model/",
        &["leptos", "std::fs", "std::net"],
        "the model is plain data",
    ),
    ("src/route/", &["leptos"], "routes are plain data"),
    ("src/text/", &["leptos"], "words are plain data"),
    (
        "src/components/",
        &BROWSER,
        "components turn a model into HTML",
    ),
    ("src/pages/", &BROWSER, "pages compose components"),
    (
        "src/components/",
        &["inner_html"],
        "no HTML comes from content",
    ),
    ("src/pages/", &["inner_html"], "no HTML comes from content"),
    (
        "src/publish/",
        &["web_sys", "gloo_net", "leptos_router"],
        "the publisher has no browser",
    ),
    (
        "src/publish/",
        &[
            "\"404.html",
            "\"app-icons/",
            "\"app.webmanifest",
            "\"content/",
            "\"embed/",
            "\"feed.",
            "\"offline.json",
            "\"offline/",
            "\"worker.js",
            "\"_headers",
            "\".htaccess",
        ],
        "addresses are in src/route",
    ),
];

const BROWSER: [&str; 5] = ["leptos_router", "gloo_net", "web_sys", "window(", "window_"];

/// Every word where it may not stand, and every choice of a feature outside of `src/lib.rs`.
pub(super) fn wrong_words(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        for (number, line) in source.lines.iter().enumerate() {
            let at = format!("{}:{}", source.path, number + 1);
            for (path, words, why) in WITHOUT {
                let mut words = words.iter().filter(|word| line.contains(**word));
                if let Some(word) = words.next().filter(|_| source.path.starts_with(path)) {
                    wrong.push(format!("{at}: {word}: {why}"));
                }
            }
            if source.path != "src/lib.rs" && line.contains("feature = \"") {
                wrong.push(format!("{at}: features are chosen in src/lib.rs alone"));
            }
        }
    }
    wrong
}

/// The most lines that can be read in one sitting.
const LONGEST: usize = 350;

pub(super) fn too_long(sources: &[Source]) -> Vec<String> {
    let long = sources.iter().filter(|source| source.lines.len() > LONGEST);
    long.map(|source| format!("{} has {} lines", source.path, source.lines.len()))
        .collect()
}

#[test]
fn wrong_words_are_found() {
    for (path, code, count) in [
        ("src/model/a.rs", "use leptos::prelude::*;", 1),
        ("src/components/a.rs", "let a = window().b(); // web_sys", 1),
        ("src/components/a.rs", "/// The window() is not touched.", 0),
        ("src/components/a.rs", "view! { <p inner_html=a /> }", 1),
        ("src/pages/a.rs", "use leptos_router::A;", 1),
        ("src/content/a.rs", "#[cfg(feature = \"site\")]", 1),
        ("src/lib.rs", "#[cfg(feature = \"site\")]", 0),
        ("src/site/a.rs", "use leptos_router::A;", 0),
        ("src/publish/a.rs", "path == \"404.html\"", 1),
    ] {
        let wrong = wrong_words(&[Source::new(path, code)]);
        assert_eq!(wrong.len(), count, "{code}: {wrong:?}");
    }
    let long = |lines: usize| too_long(&[Source::new("src/a.rs", &"\n".repeat(lines))]);
    assert_eq!(long(351), ["src/a.rs has 351 lines"]);
    assert!(long(350).is_empty());
}
