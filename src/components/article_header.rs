use super::{Byline, Finished, Hero, finished, series, setting};
use crate::model::{Article, Author, Published, Topic};
use leptos::prelude::*;

/// The head of an article: picture, topics, title, summary and byline.
#[component(transparent)]
pub fn ArticleHeader(
    /// The article; its body is not shown.
    article: Article<Published>,
    /// Who wrote it.
    author: Author<Published>,
    /// The name of its reviewer.
    reviewer: Option<String>,
    /// How long reading it takes, in minutes.
    minutes: u16,
) -> Finished {
    let setting = setting();
    let topic = |topic: &Topic| {
        let about = article.topics.contains(&topic.id);
        about.then(|| finished(view! { <li>{topic.name.clone()}</li> }))
    };
    let topics: Vec<_> = setting.site.topics.iter().filter_map(topic).collect();
    let topics = (!topics.is_empty()).then(|| {
        view! {
            <ul class="clinic-topics" role="list">
                {series(topics)}
            </ul>
        }
    });
    let lang = article.language.to_string();
    let dir = article.language.direction().as_str();
    finished(view! {
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
                <Byline author dates=article.dates reviewer minutes />
            </div>
        </header>
    })
}
