use super::{Finished, List, Prose, context, finished, series};
use crate::model::{self, CalloutKind, Passage, Published};
use leptos::prelude::*;

/// Something that must be noticed. It says its kind in words, not only in colour (WCAG 1.4.1).
#[component(transparent)]
pub fn Callout<'a>(
    /// What must be noticed.
    callout: &'a model::Callout<Published>,
) -> Finished {
    let kind = (context().text.callout)(callout.kind);
    let title = callout.title.as_ref().map(|prose| {
        finished(view! {
            <p class="clinic-callout-title">
                <Prose prose />
            </p>
        })
    });
    let passage = |passage: &Passage<Published>| match passage {
        Passage::Paragraph(prose) => finished(view! {
            <p>
                <Prose prose />
            </p>
        }),
        Passage::List(items) => finished(view! { <List items /> }),
    };
    let content = series(callout.content.iter().map(passage));
    finished(view! {
        <div class=class(callout.kind) role="note">
            <p class="clinic-callout-kind">{kind}</p>
            {title}
            {content}
        </div>
    })
}

fn class(kind: CalloutKind) -> &'static str {
    match kind {
        CalloutKind::Note => "clinic-callout clinic-callout-note",
        CalloutKind::Tip => "clinic-callout clinic-callout-tip",
        CalloutKind::Caution => "clinic-callout clinic-callout-caution",
        CalloutKind::Urgent => "clinic-callout clinic-callout-urgent",
    }
}
