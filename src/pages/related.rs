use crate::{
    components::{Cards, Level, setting},
    model::ArticlePage,
    route::Route,
};
use leptos::prelude::*;

#[component]
pub(super) fn Related(page: ArticlePage) -> impl IntoView {
    let setting = setting();
    let text = setting.text;
    let article = page.article;
    let href = setting.base.href(&Route::Article(article.slug));
    view! {
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
    }
}
