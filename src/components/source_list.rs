use super::{Finished, context, finished, series};
use crate::model::{Identifier, Source};
use leptos::prelude::*;

/// The works that an article cites, numbered, with links back to where it cites them.
#[component(transparent)]
pub fn SourceList<'a>(
    /// The works.
    sources: &'a [Source],
    /// How often each is cited.
    citations: &'a [u16],
) -> Option<Finished> {
    (!sources.is_empty()).then(|| {
        let works = sources.iter().zip(citations).enumerate();
        let items = series(works.map(|(index, (source, &citations))| {
            finished(view! { <Work source number=index + 1 citations /> })
        }));
        finished(view! {
            <section class="clinic-sources" aria-labelledby="clinic-sources">
                <h2 id="clinic-sources">{context().text.sources}</h2>
                <ol>{items}</ol>
            </section>
        })
    })
}

#[component(transparent)]
fn Work<'a>(source: &'a Source, number: usize, citations: u16) -> Finished {
    let text = context().text;
    let certainty = source.certainty.map(|certainty| {
        finished(view! { <p class="clinic-certainty">{(text.certainty)(certainty)}</p> })
    });
    let back = |occurrence| {
        finished(view! {
            <a
                class="clinic-back"
                href=format!("#clinic-cited-{number}-{occurrence}")
                target="_self"
            >
                <span class="clinic-hidden">{(text.back_to_citation)(number, occurrence)}</span>
                <span aria-hidden="true">
                    "↩" {(citations > 1).then(|| finished(view! { <sup>{occurrence}</sup> }))}
                </span>
            </a>
        })
    };
    let back = series((1..=citations).map(back));
    finished(view! {
        <li id=format!("clinic-source-{number}") tabindex="-1">
            <p>
                {source.authors.as_str()} ". " <cite>{source.title.as_str()}</cite> ". " {source.publication.as_str()} ", "
                {source.year} ". " <Place identifier=&source.identifier /> " " {back}
            </p>
            {certainty}
        </li>
    })
}

#[component(transparent)]
fn Place<'a>(identifier: &'a Identifier) -> Finished {
    match identifier {
        Identifier::Doi(doi) => {
            let href = format!("https://doi.org/{doi}");
            finished(view! { <a href=href rel="external">{format!("doi:{doi}")}</a> })
        }
        Identifier::Url(url) => {
            finished(view! { <a href=url.as_str() rel="external">{url.as_str()}</a> })
        }
        Identifier::Isbn(isbn) => finished(format!("ISBN {isbn}")),
    }
}
