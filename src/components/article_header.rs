use super::{Byline, Finished, Hero, context, finished, series};
use crate::model::{Article, Author, Published, Topic};
use leptos::prelude::*;

/// The head of an article: picture, topics, title, summary and byline.
#[component(transparent)]
pub fn ArticleHeader<'a>(
    /// The article; its body is not shown.
    article: &'a Article<Published>,
    /// Who wrote it.
    author: &'a Author<Published>,
    /// The name of its reviewer.
    reviewer: Option<&'a str>,
    /// How long reading it takes, in minutes.
    minutes: u16,
) -> Finished {
    let context = context();
    let topic = |topic: &Topic| {
        let about = article.topics.contains(&topic.id);
        about.then(|| finished(view! { <li>{topic.name.as_str()}</li> }))
    };
    let topics: Vec<_> = context.site.topics.iter().filter_map(topic).collect();
    let topics = (!topics.is_empty()).then(|| {
        view! {
            <ul class="clinic-topics" role="list">
                {series(topics)}
            </ul>
        }
    });
    let lang = article.language.as_str();
    let dir = article.language.direction().as_str();
    finished(view! {
        <header class="clinic-article-header">
            <Hero picture=&article.hero />
            <div class="clinic-article-title">
                {topics}
                <h1 tabindex="-1" lang=lang dir=dir>
                    {article.title.as_str()}
                </h1>
                <p class="clinic-summary" lang=lang dir=dir>
                    {article.summary.as_str()}
                </p>
                <Byline author dates=&article.dates reviewer minutes />
            </div>
        </header>
    })
}
