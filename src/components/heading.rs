use super::{Finished, Prose, context, finished};
use crate::model::{self, plain_text};
use leptos::prelude::*;

/// The heading of a section, with a link to itself.
#[component(transparent)]
pub fn Heading<'a>(
    /// The heading.
    heading: &'a model::Heading,
) -> Finished {
    finished(view! {
        <div class="clinic-heading">
            <h2 id=heading.id.as_str() tabindex="-1">
                <Prose prose=&heading.text />
            </h2>
            <LinkToHeading heading />
        </div>
    })
}

/// The heading of a part of a section, with a link to itself.
#[component(transparent)]
pub fn Subheading<'a>(
    /// The heading.
    heading: &'a model::Heading,
) -> Finished {
    finished(view! {
        <div class="clinic-heading">
            <h3 id=heading.id.as_str() tabindex="-1">
                <Prose prose=&heading.text />
            </h3>
            <LinkToHeading heading />
        </div>
    })
}

#[component(transparent)]
fn LinkToHeading<'a>(heading: &'a model::Heading) -> Finished {
    let label = (context().text.link_to_heading)(&plain_text(&heading.text));
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
