use super::{Finished, finished, series, setting};
use crate::model::{Identifier, Source};
use leptos::prelude::*;

/// The works that an article cites, numbered, with links back to where it cites them.
#[component(transparent)]
pub fn SourceList(
    /// The works.
    sources: Vec<Source>,
    /// How often each is cited.
    citations: Vec<u16>,
) -> Option<Finished> {
    (!sources.is_empty()).then(|| {
        let works = sources.into_iter().zip(citations).enumerate();
        let items = series(works.map(|(index, (source, citations))| {
            finished(view! { <Work source number=index + 1 citations /> })
        }));
        finished(view! {
            <section class="clinic-sources" aria-labelledby="clinic-sources">
                <h2 id="clinic-sources">{setting().text.sources}</h2>
                <ol>{items}</ol>
            </section>
        })
    })
}

#[component(transparent)]
fn Work(source: Source, number: usize, citations: u16) -> Finished {
    let text = setting().text;
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
                {source.authors} ". " <cite>{source.title}</cite> ". " {source.publication} ", "
                {source.year} ". " <Place identifier=source.identifier /> " " {back}
            </p>
            {certainty}
        </li>
    })
}

#[component(transparent)]
fn Place(identifier: Identifier) -> Finished {
    match identifier {
        Identifier::Doi(doi) => {
            let href = format!("https://doi.org/{doi}");
            finished(view! { <a href=href rel="external">{format!("doi:{doi}")}</a> })
        }
        Identifier::Url(url) => {
            let href = url.to_string();
            finished(view! { <a href=href rel="external">{url.to_string()}</a> })
        }
        Identifier::Isbn(isbn) => finished(format!("ISBN {isbn}")),
    }
}
