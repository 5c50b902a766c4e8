use crate::{
    model::{Alternative, FileName, Invalid},
    publish::source::json::Cursor,
};

/// The longest alternative text, in characters; some screen readers cut it there.
const LONGEST: usize = 125;

/// An alternative text says what the picture shows (WCAG 1.1.1), briefly.
pub(super) fn check(alternative: &Alternative, at: Cursor<'_>) {
    let Alternative::Text(text) = alternative else {
        return;
    };
    let at = at.key("text");
    if text.trim().is_empty() {
        at.error(|| {
            Invalid::new(
                "the alternative text is empty",
                "write what the picture shows, or \"alternative\": \"decorative\" when it adds nothing to the text",
            )
        });
    }
    if is_file_name(text) {
        at.warning(|| {
            Invalid::new(
                "this is the name of a file, which says nothing to those who can't see the picture",
                "write what the picture shows",
            )
        });
    }
    let length = text.chars().count();
    if length > LONGEST {
        at.warning(|| {
            Invalid::new(
                format!("this alternative text has {length} characters"),
                format!("say what matters in {LONGEST}, and the rest in the caption"),
            )
        });
    }
}

/// Whether a program or a camera has named something so, and nobody has said what it shows.
fn is_file_name(text: &str) -> bool {
    const CAMERAS: [&str; 8] = [
        "img",
        "dsc",
        "dscn",
        "dscf",
        "pxl",
        "dji",
        "screenshot",
        "image",
    ];
    let text = text.trim();
    let has_ending = text.rsplit_once('.').is_some_and(|(stem, ending)| {
        let ending = ending.to_lowercase();
        let is_known =
            FileName::ENDINGS.contains(&&*ending) || FileName::refused(&ending).is_some();
        is_known && !stem.is_empty()
    });
    let letters: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let rest = &text[letters.len()..];
    let is_numbered = rest
        .chars()
        .all(|c| c.is_ascii_digit() || " _-().".contains(c))
        && rest.contains(|c: char| c.is_ascii_digit());
    has_ending || is_numbered && CAMERAS.contains(&&*letters.to_lowercase())
}
