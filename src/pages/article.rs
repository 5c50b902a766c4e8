use super::SAVED;
use crate::{
    components::{
        ArticleBody, ArticleHeader, ArticleNotes, AuthorCard, Booking, Cards, Finished, Level,
        context, finished,
    },
    model::{ArticlePage, Preview, Slug},
    route::Route,
};
use leptos::prelude::*;

#[component(transparent)]
pub(super) fn Article<'a>(
    page: &'a ArticlePage,
    /// Whether it stands on another site already.
    #[prop(optional)]
    embedded: bool,
) -> Finished {
    let ArticlePage {
        article,
        minutes,
        citations,
        author,
        reviewer,
        related,
    } = page;
    let (reviewer, minutes) = (reviewer.as_deref(), *minutes);
    let context = context();
    let elsewhere = (!embedded).then(|| {
        finished(view! {
            <p class="clinic-elsewhere">
                <a href=context.base.snippet(&article.slug) target="_self">
                    {context.text.show_elsewhere}
                </a>
            </p>
        })
    });
    let saved = (!embedded).then(|| finished(view! { <div id=SAVED class="clinic-saved"></div> }));
    finished(view! {
        <article class="clinic-article">
            <ArticleHeader article author reviewer minutes />
            {saved}
            <ArticleBody blocks=&article.blocks language=&article.language />
            <ArticleNotes sources=&article.sources citations licence=article.licence.as_ref() />
            {elsewhere}
        </article>
        <div class="clinic-page">
            <Booking />
            <More related slug=&article.slug />
            <AuthorCard author beneath=true />
        </div>
    })
}

#[component(transparent)]
fn More<'a>(related: &'a [Preview], slug: &'a Slug) -> Option<Finished> {
    let context = context();
    let text = context.text;
    (!related.is_empty()).then(|| {
        finished(view! {
            <section class="clinic-section clinic-related" aria-labelledby="clinic-related">
                <h2 id="clinic-related">{text.related}</h2>
                <Cards articles=related level=Level::Part />
                <p>
                    <a href=context.base.href(&Route::Related(slug.clone()))>{text.see_all_related}</a>
                </p>
            </section>
        })
    })
}
