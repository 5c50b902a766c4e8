use super::setting;
use crate::model::{Identifier, Source};
use leptos::{either::either, prelude::*};

/// The works that an article cites, numbered, with links back to where it cites them.
#[component]
pub fn SourceList(
    /// The works.
    sources: Vec<Source>,
    /// How often each is cited.
    citations: Vec<u16>,
) -> impl IntoView {
    (!sources.is_empty()).then(|| {
        let items = sources
            .into_iter()
            .zip(citations)
            .enumerate()
            .map(|(index, (source, citations))| {
                view! { <Work source number=index + 1 citations /> }
            })
            .collect_view();
        view! {
            <section class="clinic-sources" aria-labelledby="clinic-sources">
                <h2 id="clinic-sources">{setting().text.sources}</h2>
                <ol>{items}</ol>
            </section>
        }
    })
}

#[component]
fn Work(source: Source, number: usize, citations: u16) -> impl IntoView {
    let text = setting().text;
    let certainty = source.certainty.map(|certainty| {
        view! { <p class="clinic-certainty">{(text.certainty)(certainty)}</p> }
    });
    let back = (1..=citations)
        .map(|occurrence| {
            view! {
                <a
                    class="clinic-back"
                    href=format!("#clinic-cited-{number}-{occurrence}")
                    target="_self"
                >
                    <span class="clinic-hidden">
                        {(text.back_to_citation)(number, occurrence)}
                    </span>
                    <span aria-hidden="true">
                        "↩" {(citations > 1).then(|| view! { <sup>{occurrence}</sup> })}
                    </span>
                </a>
            }
        })
        .collect_view();
    view! {
        <li id=format!("clinic-source-{number}") tabindex="-1">
            <p>
                {source.authors} ". " <cite>{source.title}</cite> ". " {source.publication} ", "
                {source.year} ". " <Place identifier=source.identifier /> " " {back}
            </p>
            {certainty}
        </li>
    }
}

#[component]
fn Place(identifier: Identifier) -> impl IntoView {
    either!(identifier,
        Identifier::Doi(doi) => {
            view! { <a href=format!("https://doi.org/{doi}") rel="external">{format!("doi:{doi}")}</a> }
        },
        Identifier::Url(url) => view! { <a href=url.to_string() rel="external">{url.to_string()}</a> },
        Identifier::Isbn(isbn) => format!("ISBN {isbn}"),
    )
}
