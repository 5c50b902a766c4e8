use crate::{
    components::{Cards, Finished, Level, finished, setting},
    model::ArticlePage,
    route::Route,
};
use leptos::prelude::*;

#[component(transparent)]
pub(super) fn Related(page: ArticlePage) -> Finished {
    let setting = setting();
    let text = setting.text;
    let article = page.article;
    let href = setting.base.href(&Route::Article(article.slug));
    finished(view! {
        <div class="clinic-page">
            <header class="clinic-page-header">
                <h1 tabindex="-1">{text.related}</h1>
                <p class="clinic-summary">
                    {text.related_to} " "
                    <a
                        href=href
                        lang=article.language.to_string()
                        dir=article.language.direction().as_str()
                    >
                        {article.title}
                    </a>
                </p>
            </header>
            <Cards articles=page.related level=Level::Section />
        </div>
    })
}
