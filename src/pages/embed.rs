use super::{article::Article, related::Related};
use crate::{
    components::{AuthorCard, Finished, context, finished},
    model::Page,
    route::Route,
};
use leptos::prelude::*;

/// What stands on another site: a region with a name of its own (WCAG 1.3.1), which ends with
/// where it comes from.
#[component(transparent)]
pub fn EmbedView<'a>(
    /// The page of this site that shows the same.
    page: &'a Page,
    /// Whether the reader has come here from another view of the region.
    #[prop(optional)]
    back: bool,
) -> Finished {
    let context = context();
    let (text, site) = (context.text, &context.site);
    let title = match page {
        Page::Article(page) => page.article.title.clone(),
        Page::Related(page) => format!("{}: {}", text.related, page.article.title),
        Page::Author(page) => page.author.name.clone(),
        Page::Home(_) | Page::NotFound(_) => text.all_articles.to_owned(),
    };
    let shown = match page {
        Page::Article(page) => finished(view! { <Article page embedded=true /> }),
        Page::Related(page) => finished(view! { <Related page /> }),
        Page::Author(page) => finished(view! {
            <div class="clinic-page">
                <AuthorCard author=&page.author />
            </div>
        }),
        Page::Home(_) | Page::NotFound(_) => finished(()),
    };
    let back = back.then(|| {
        finished(view! {
            <p class="clinic-embed-back">
                <button type="button">{text.back}</button>
            </p>
        })
    });
    finished(view! {
        <section
            class="clinic-embed"
            lang=site.language.as_str()
            dir=site.language.direction().as_str()
            aria-label=format!("{title} – {}", site.name)
        >
            {back}
            {shown}
            <p class="clinic-embed-source">
                {text.embedded_from} " "
                <a href=context.base.href(&Route::HOME)>{site.name.as_str()}</a>
            </p>
        </section>
    })
}
