use crate::{
    model::{Alternative, Invalid},
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
