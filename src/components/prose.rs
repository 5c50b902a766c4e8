use super::{Finished, context, finished, series};
use crate::{
    model::{Inline, Target},
    route::{Base, Route},
};
use leptos::prelude::*;

/// Running text.
#[component(transparent)]
pub fn Prose<'a>(
    /// The text.
    prose: &'a [Inline],
) -> Finished {
    series(prose.iter().map(piece))
}

fn piece(piece: &Inline) -> Finished {
    match piece {
        Inline::Text(text) => finished(text.as_str()),
        Inline::Emphasis(prose) => finished(view! { <em><Prose prose /></em> }),
        Inline::Strong(prose) => finished(view! { <strong><Prose prose /></strong> }),
        Inline::Link { to, text } => finished(view! { <Link to text /> }),
        &Inline::Citation { source, occurrence } => {
            finished(view! { <Citation source occurrence /> })
        }
    }
}

#[component(transparent)]
fn Link<'a>(to: &'a Target, text: &'a [Inline]) -> Finished {
    let within = matches!(to, Target::Heading(_));
    let elsewhere = matches!(to, Target::Web(_) | Target::File(_));
    let context = context();
    let href = href(to, &context.base);
    let printed = printed(to, &context.published());
    finished(view! {
        // Both keep the router away: within a page the browser moves the focus, too, and an
        // address of the same host need not be a page of this site.
        <a href=href target=within.then_some("_self") rel=elsewhere.then_some("external") data-printed=printed>
            <Prose prose=text />
        </a>
    })
}

fn href(target: &Target, base: &Base) -> String {
    match target {
        Target::Web(address) => address.to_string(),
        Target::Mail(address) => format!("mailto:{address}"),
        Target::Telephone(number) => format!("tel:{number}"),
        Target::Article(slug) => base.href(&Route::Article(slug.clone())),
        Target::Author(slug) => base.href(&Route::author(slug.clone())),
        Target::Heading(id) => format!("#{id}"),
        Target::File(path) => base.file(path),
    }
}

/// What a link within the site says on paper, where its own address says too little.
fn printed(target: &Target, published: &Base) -> Option<String> {
    let within = matches!(
        target,
        Target::Article(_) | Target::Author(_) | Target::File(_)
    );
    within.then(|| href(target, published))
}

#[component(transparent)]
fn Citation(source: u16, occurrence: u16) -> Finished {
    finished(view! {
        <sup class="clinic-citation">
            <a
                id=format!("clinic-cited-{source}-{occurrence}")
                href=format!("#clinic-source-{source}")
                target="_self"
            >
                <span class="clinic-hidden">{context().text.source} " "</span>
                {source}
            </a>
        </sup>
    })
}
