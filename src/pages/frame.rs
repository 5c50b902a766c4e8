use super::{Layout, PageView};
use crate::{components::finished, model::Page};
use leptos::prelude::*;

/// The id of the element that tells screen readers what has changed (WCAG 4.1.3).
pub const STATUS: &str = "clinic-status";

/// The id of the element with what a reader should know wherever they are.
pub const NOTICES: &str = "clinic-notices";

/// The id of the element that says whether what is shown can be read without a network.
pub const SAVED: &str = "clinic-saved";

/// The body of a finished document: the layout around a page.
///
/// Only the publisher renders it. The site's program takes it over as it stands, and from
/// then on changes what is in `<main>`.
#[component]
pub fn Frame<'a>(
    /// The page.
    page: &'a Page,
) -> impl IntoView {
    let page = finished(view! { <PageView page /> });
    view! {
        <Layout>{page}</Layout>
        <p id=STATUS class="clinic-hidden" role="status"></p>
        <div id=NOTICES class="clinic-notices" role="status"></div>
    }
}
