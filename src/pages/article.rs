use crate::{
    components::{
        ArticleBody, ArticleHeader, ArticleNotes, AuthorCard, Booking, Cards, Finished, Level,
        finished, setting,
    },
    model::{ArticlePage, Preview, Slug},
    route::Route,
};
use leptos::prelude::*;
use std::mem;

#[component(transparent)]
pub(super) fn Article(page: ArticlePage) -> Finished {
    let ArticlePage {
        mut article,
        minutes,
        citations,
        author,
        reviewer,
        related,
    } = page;
    let blocks = mem::take(&mut article.blocks);
    let sources = mem::take(&mut article.sources);
    let (licence, language) = (article.licence.take(), article.language.clone());
    let slug = article.slug.clone();
    let elsewhere = setting().base.snippet(&slug);
    finished(view! {
        <article class="clinic-article">
            <ArticleHeader article author=author.clone() reviewer minutes />
            <ArticleBody blocks language />
            <ArticleNotes sources citations licence />
            <p class="clinic-elsewhere">
                <a href=elsewhere target="_self">
                    {setting().text.show_elsewhere}
                </a>
            </p>
        </article>
        <div class="clinic-page">
            <Booking />
            <More related slug />
            <AuthorCard author beneath=true />
        </div>
    })
}

#[component(transparent)]
fn More(related: Vec<Preview>, slug: Slug) -> Option<Finished> {
    let setting = setting();
    let text = setting.text;
    (!related.is_empty()).then(|| {
        finished(view! {
            <section class="clinic-section clinic-related" aria-labelledby="clinic-related">
                <h2 id="clinic-related">{text.related}</h2>
                <Cards articles=related level=Level::Part />
                <p>
                    <a href=setting.base.href(&Route::Related(slug))>{text.see_all_related}</a>
                </p>
            </section>
        })
    })
}
