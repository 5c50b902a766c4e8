//! Every word of the interface, in one place per language.

mod en;
mod offline;
mod snippet;

pub use offline::OfflineText;
pub use snippet::SnippetText;

use crate::model::{CalloutKind, Certainty, Date, Language, PageNumber};

/// The words of the interface in one language.
///
/// A further language is a further file with one more value of this type, and a line in
/// [`Text::of`].
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Text {
    // The frame.
    pub skip_to_content: &'static str,
    pub all_articles: &'static str,
    pub no_articles: &'static str,
    pub navigation: &'static str,
    pub contact: &'static str,

    // An article.
    pub contents: &'static str,
    pub by: &'static str,
    pub published: &'static str,
    pub updated: &'static str,
    pub reviewed_by: fn(reviewer: &str, day: &str) -> String,
    pub not_reviewed: &'static str,
    pub review_due: &'static str,
    pub minutes: fn(minutes: u16) -> String,
    pub date: fn(Date) -> String,
    pub picture_by: &'static str,
    pub link_to_heading: fn(heading: &str) -> String,
    pub callout: fn(CalloutKind) -> &'static str,
    pub to_do: &'static str,
    pub not_to_do: &'static str,
    pub source: &'static str,
    pub sources: &'static str,
    pub certainty: fn(Certainty) -> &'static str,
    pub back_to_citation: fn(source: usize, occurrence: u16) -> String,
    pub licence: &'static str,
    pub disclaimer: &'static str,
    pub about_author: &'static str,
    pub show_elsewhere: &'static str,

    // Lists.
    pub related: &'static str,
    pub related_to: &'static str,
    pub see_all_related: &'static str,
    pub read_more: &'static str,
    pub articles_by: fn(author: &str) -> String,
    pub more_about_author: fn(author: &str) -> String,
    pub pages: &'static str,
    pub page_of: fn(page: PageNumber, last: PageNumber) -> String,
    pub page_before: &'static str,
    pub page_after: &'static str,

    // On another site.
    pub embedded_from: &'static str,
    pub back: &'static str,

    // When things go wrong.
    pub not_found: &'static str,
    pub not_found_lead: &'static str,
    pub not_found_suggestions: &'static str,
    pub failed: &'static str,
    pub failed_unreachable: &'static str,
    pub failed_too_slow: &'static str,
    pub failed_refused: fn(status: u16) -> String,
    pub failed_broken: &'static str,
    pub failed_way_on: &'static str,
    pub try_again: &'static str,
    pub crashed: &'static str,
    pub crashed_lead: &'static str,
    pub reload: &'static str,
    pub loading: &'static str,
}

impl Text {
    /// The languages that there are words in: their tags, and what they are called.
    pub const LANGUAGES: [(&str, &str); 1] = [("en", "English")];

    /// Whether there are words in a language, whatever its region.
    #[must_use]
    pub fn has(language: &Language) -> bool {
        let primary = language.as_str().split('-').next();
        Self::LANGUAGES.iter().any(|(tag, _)| Some(*tag) == primary)
    }

    /// The words in a language; in English where they have not been translated.
    #[must_use]
    pub fn of(_language: &Language) -> &'static Self {
        &en::TEXT
    }
}
