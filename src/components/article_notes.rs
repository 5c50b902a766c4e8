use super::{Finished, Prose, SourceList, finished, setting};
use crate::model::{Licence, Source};
use leptos::prelude::*;

/// What stands beneath an article: its sources, the disclaimer and its licence.
#[component(transparent)]
pub fn ArticleNotes(
    /// The works that the article cites.
    sources: Vec<Source>,
    /// How often it cites each.
    citations: Vec<u16>,
    /// Under which terms it may be used.
    licence: Option<Licence>,
) -> Finished {
    let setting = setting();
    let text = setting.text;
    let licence = licence.map(|licence| {
        finished(view! {
            <p class="clinic-licence">
                {text.licence} " " <a href=licence.url.to_string() rel="license external">
                    {licence.name}
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
                    <Prose prose=setting.site.disclaimer.clone() />
                </p>
                {licence}
            </section>
        </footer>
    })
}
