use super::policy::Policy;
use crate::model::Language;
use leptos::prelude::*;

/// A finished document with a style of its own. What is in its head comes after what many
/// documents have in common.
pub(in crate::publish) fn document(
    language: &Language,
    policy: &Policy,
    style: &str,
    head: impl IntoView,
    body: impl IntoView,
) -> String {
    let direction = language.direction().as_str();
    // Without the empty comments that leptos puts between nodes.
    let html = |view: String| view.replace("<!>", "");
    let (head, body) = (html(head.to_html()), html(body.to_html()));
    let policy = policy.element();
    format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><head>\
         <meta charset=\"utf-8\">{policy}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <style>{style}</style>{head}</head><body>{body}</body></html>"
    )
}
