use super::{article::Article, related::Related};
use crate::{
    components::{AuthorCard, setting},
    model::Page,
    route::Route,
};
use leptos::{either::EitherOf4, prelude::*};

/// What stands on another site: a region with a name of its own (WCAG 1.3.1), which ends with
/// where it comes from.
#[component]
pub fn EmbedView(
    /// The page of this site that shows the same.
    page: Page,
    /// Whether the reader has come here from another view of the region.
    #[prop(optional)]
    back: bool,
) -> impl IntoView {
    let setting = setting();
    let (text, site) = (setting.text, setting.site);
    let title = match &page {
        Page::Article(page) => page.article.title.clone(),
        Page::Related(page) => format!("{}: {}", text.related, page.article.title),
        Page::Author(page) => page.author.name.clone(),
        Page::Home(_) | Page::NotFound(_) => text.all_articles.to_owned(),
    };
    let shown = match page {
        Page::Article(page) => EitherOf4::A(view! { <Article page /> }),
        Page::Related(page) => EitherOf4::B(view! { <Related page /> }),
        Page::Author(page) => EitherOf4::C(view! {
            <div class="clinic-page">
                <AuthorCard author=page.author />
            </div>
        }),
        Page::Home(_) | Page::NotFound(_) => EitherOf4::D(()),
    };
    let back = back.then(|| {
        view! {
            <p class="clinic-embed-back">
                <button type="button">{text.back}</button>
            </p>
        }
    });
    view! {
        <section
            class="clinic-embed"
            lang=site.language.to_string()
            dir=site.language.direction().as_str()
            aria-label=format!("{title} – {}", site.name)
        >
            {back}
            {shown}
            <p class="clinic-embed-source">
                {text.embedded_from} " "
                <a href=setting.base.href(&Route::HOME)>{site.name.clone()}</a>
            </p>
        </section>
    }
}
