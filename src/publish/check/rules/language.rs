use crate::{
    model::{Invalid, Language},
    publish::{diagnostics::suggest::quoted, source::json::Cursor},
    text::Text,
};

/// A page is in one language: its menus and notices are in that of the text (WCAG 3.1.1).
pub(super) fn check(language: &Language, at: Cursor<'_>) {
    if !Text::has(language) {
        at.error(|| {
            let known = Text::LANGUAGES.map(|(tag, name)| format!("\"{tag}\" ({name})"));
            Invalid::new(
                format!(
                    "menus and notices have no words in {}, so readers would get two languages",
                    quoted(language.as_str())
                ),
                format!(
                    "write in one of these languages and name it: {}",
                    known.join(", ")
                ),
            )
        });
    }
}
