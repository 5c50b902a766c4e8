use super::{ArticleCard, Finished, finished, series};
use crate::model::Preview;
use leptos::prelude::*;

/// The level of a card's title on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Beneath the page's title.
    Section,
    /// Beneath the heading of a section.
    Part,
}

/// Articles to go on to.
#[component(transparent)]
pub fn Cards<'a>(
    /// The articles.
    articles: &'a [Preview],
    /// The level of their titles.
    level: Level,
    /// Whether they stand at the top of the page, where the first is in sight at once.
    #[prop(optional)]
    top: bool,
    /// Whether the first is larger than the others.
    #[prop(optional)]
    lead: bool,
) -> Finished {
    let item = |(place, preview)| {
        finished(view! {
            <li>
                <ArticleCard preview level first=top && place == 0 lead=lead && place == 0 />
            </li>
        })
    };
    let items = series(articles.iter().enumerate().map(item));
    let class = if lead {
        "clinic-cards clinic-cards-lead"
    } else {
        "clinic-cards"
    };
    // Safari takes the role from a list without markers.
    finished(view! {
        <ul class=class role="list">
            {items}
        </ul>
    })
}
