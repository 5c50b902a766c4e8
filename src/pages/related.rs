use crate::{
    components::{Cards, Finished, Level, context, finished},
    model::ArticlePage,
    route::Route,
};
use leptos::prelude::*;

#[component(transparent)]
pub(super) fn Related<'a>(page: &'a ArticlePage) -> Finished {
    let context = context();
    let text = context.text;
    let article = &page.article;
    let href = context.base.href(&Route::Article(article.slug.clone()));
    finished(view! {
        <div class="clinic-page">
            <header class="clinic-page-header">
                <h1 tabindex="-1">{text.related}</h1>
                <p class="clinic-summary">
                    {text.related_to} " "
                    <a
                        href=href
                        lang=article.language.as_str()
                        dir=article.language.direction().as_str()
                    >
                        {article.title.as_str()}
                    </a>
                </p>
            </header>
            <Cards articles=&page.related level=Level::Section top=true />
        </div>
    })
}
