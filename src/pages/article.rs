use crate::{
    components::{
        ArticleBody, ArticleHeader, ArticleNotes, AuthorCard, Booking, Cards, Level, setting,
    },
    model::{ArticlePage, Preview, Slug},
    route::Route,
};
use leptos::prelude::*;

#[component]
pub(super) fn Article(page: ArticlePage) -> impl IntoView {
    let header = view! { <ArticleHeader page=page.clone() /> };
    let ArticlePage {
        article,
        citations,
        author,
        related,
        ..
    } = page;
    view! {
        <article class="clinic-article">
            {header}
            <ArticleBody blocks=article.blocks language=article.language />
            <ArticleNotes sources=article.sources citations licence=article.licence />
        </article>
        <div class="clinic-page">
            <Booking />
            <More related slug=article.slug />
            <AuthorCard author beneath=true />
        </div>
    }
}

#[component]
fn More(related: Vec<Preview>, slug: Slug) -> impl IntoView {
    let setting = setting();
    let text = setting.text;
    (!related.is_empty()).then(|| {
        view! {
            <section class="clinic-section clinic-related" aria-labelledby="clinic-related">
                <h2 id="clinic-related">{text.related}</h2>
                <Cards articles=related level=Level::Part />
                <p>
                    <a href=setting.base.href(&Route::Related(slug))>{text.see_all_related}</a>
                </p>
            </section>
        }
    })
}
