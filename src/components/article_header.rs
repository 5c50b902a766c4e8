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
    let topics = setting.site.topics.iter().filter_map(topic).collect_view();
    view! {
        <header class="clinic-article-header">
            <Hero picture=article.hero />
            <div class="clinic-article-title">
                <ul class="clinic-topics">{topics}</ul>
                <h1 tabindex="-1">{article.title}</h1>
                <p class="clinic-summary">{article.summary}</p>
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
