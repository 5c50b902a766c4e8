use super::{Finished, Prose, finished, setting};
use crate::model::{self, plain_text};
use leptos::prelude::*;

/// The heading of a section, with a link to itself.
#[component(transparent)]
pub fn Heading(
    /// The heading.
    heading: model::Heading,
) -> Finished {
    let link = view! { <LinkToHeading heading=heading.clone() /> };
    finished(view! {
        <div class="clinic-heading">
            <h2 id=heading.id tabindex="-1">
                <Prose prose=heading.text />
            </h2>
            {link}
        </div>
    })
}

/// The heading of a part of a section, with a link to itself.
#[component(transparent)]
pub fn Subheading(
    /// The heading.
    heading: model::Heading,
) -> Finished {
    let link = view! { <LinkToHeading heading=heading.clone() /> };
    finished(view! {
        <div class="clinic-heading">
            <h3 id=heading.id tabindex="-1">
                <Prose prose=heading.text />
            </h3>
            {link}
        </div>
    })
}

#[component(transparent)]
fn LinkToHeading(heading: model::Heading) -> Finished {
    let label = (setting().text.link_to_heading)(&plain_text(&heading.text));
    finished(view! {
        <a
            class="clinic-heading-link"
            href=format!("#{}", heading.id)
            target="_self"
            aria-label=label
        >
            "#"
        </a>
    })
}
