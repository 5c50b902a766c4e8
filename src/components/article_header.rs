use super::{Byline, Hero, setting};
use crate::model::{ArticlePage, Topic};
use leptos::prelude::*;

/// The head of an article: picture, topics, title, summary and byline.
#[component]
pub fn ArticleHeader(
    /// The article with all that is shown around it.
    page: ArticlePage,
) -> impl IntoView {
    let article = page.article;
    let setting = setting();
    let topic = |topic: &Topic| {
        let about = article.topics.contains(&topic.id);
        about.then(|| view! { <li>{topic.name.clone()}</li> })
    };
    let topics: Vec<_> = setting.site.topics.iter().filter_map(topic).collect();
    let topics = (!topics.is_empty()).then(|| {
        view! {
            <ul class="clinic-topics" role="list">
                {topics}
            </ul>
        }
    });
    let lang = article.language.to_string();
    let dir = article.language.direction().as_str();
    view! {
        <header class="clinic-article-header">
            <Hero picture=article.hero />
            <div class="clinic-article-title">
                {topics}
                <h1 tabindex="-1" lang=lang.clone() dir=dir>
                    {article.title}
                </h1>
                <p class="clinic-summary" lang=lang dir=dir>
                    {article.summary}
                </p>
                <Byline
                    author=page.author
                    dates=article.dates
                    reviewer=page.reviewer
                    minutes=page.minutes
                />
            </div>
        </header>
    }
}
