use super::{Finished, Prose, SourceList, context, finished};
use crate::model::{Licence, Source};
use leptos::prelude::*;

/// What stands beneath an article: its sources, the disclaimer and its licence.
#[component(transparent)]
pub fn ArticleNotes<'a>(
    /// The works that the article cites.
    sources: &'a [Source],
    /// How often it cites each.
    citations: &'a [u16],
    /// Under which terms it may be used.
    licence: Option<&'a Licence>,
) -> Finished {
    let context = context();
    let text = context.text;
    let licence = licence.map(|licence| {
        finished(view! {
            <p class="clinic-licence">
                {text.licence} " " <a href=licence.url.as_str() rel="license external">
                    {licence.name.as_str()}
                </a>
                "."
            </p>
        })
    });
    finished(view! {
        <footer class="clinic-notes">
            <SourceList sources citations />
            <section class="clinic-disclaimer" aria-labelledby="clinic-disclaimer">
                <h2 id="clinic-disclaimer">{text.disclaimer}</h2>
                <p>
                    <Prose prose=&context.site.disclaimer />
                </p>
                {licence}
            </section>
        </footer>
    })
}
