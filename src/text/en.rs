use super::Text;
use crate::model::{CalloutKind, Certainty};

pub(super) static TEXT: Text = Text {
    skip_to_content: "Skip to the content",
    all_articles: "All articles",
    no_articles: "There are no articles yet.",
    navigation: "Main",
    contact: "Contact",

    contents: "In this article",
    by: "By",
    published: "Published",
    updated: "Updated",
    reviewed_by: |reviewer, day| format!("Reviewed by {reviewer} on {day}"),
    not_reviewed: "Not yet reviewed by a clinician",
    review_due: "Next review due",
    minutes: |minutes| format!("{minutes} min read"),
    date: |date| {
        let month = MONTHS[usize::from(date.month() - 1)];
        format!("{} {month} {}", date.day(), date.year())
    },
    picture_by: "Picture:",
    link_to_heading: |heading| format!("Link to “{heading}”"),
    callout: |kind| match kind {
        CalloutKind::Note => "Note",
        CalloutKind::Tip => "Tip",
        CalloutKind::Caution => "Be careful",
        CalloutKind::Urgent => "Urgent",
    },
    to_do: "Do",
    not_to_do: "Don’t",
    source: "Source",
    sources: "Sources",
    certainty: |certainty| match certainty {
        Certainty::High => "High certainty: new studies are very unlikely to change this.",
        Certainty::Moderate => "Moderate certainty: new studies may change this.",
        Certainty::Low => "Low certainty: new studies are likely to change this.",
        Certainty::VeryLow => "Very low certainty: nobody can be sure of this yet.",
    },
    back_to_citation: |source, occurrence| {
        format!("Back to where source {source} is cited ({occurrence})")
    },
    licence: "You may share this article under",
    disclaimer: "Please note",
    about_author: "About the author",
    show_elsewhere: "Show this article on your site",

    related: "Additional informative articles",
    related_to: "Related to",
    see_all_related: "See these as a list",
    read_more: "Read more",
    articles_by: |author| format!("Articles by {author}"),
    more_about_author: |author| format!("More about {author}"),
    pages: "Pages",
    page_of: |page, last| format!("Page {page} of {last}"),
    page_before: "Newer articles",
    page_after: "Older articles",

    embedded_from: "From",
    back: "Back",

    not_found: "We can’t find this page",
    not_found_lead: "The address may be mistyped, or the page may have moved.",
    not_found_suggestions: "You could read one of these instead",
    failed: "This page can’t be shown right now",
    failed_unreachable: "We could not reach the site. You may be offline.",
    failed_too_slow: "The site took too long to answer.",
    failed_refused: |status| format!("The site answered with an error ({status})."),
    failed_broken: "What the site sent could not be read.",
    failed_way_on: "Try again in a moment, or go on to another page.",
    try_again: "Try again",
    crashed: "Something went wrong",
    crashed_lead: "This page has stopped working. Nothing you did caused it.",
    reload: "Reload the page",
    loading: "Loading…",
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
