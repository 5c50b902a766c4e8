use super::{Day, Finished, Portrait, context, finished};
use crate::{
    model::{Author, Dates, Published},
    route::Route,
};
use leptos::prelude::*;

/// Who wrote an article, when, whether anybody has reviewed it, and how long reading takes.
#[component(transparent)]
pub fn Byline<'a>(
    /// The author.
    author: &'a Author<Published>,
    /// The article's days.
    dates: &'a Dates,
    /// The name of its reviewer.
    reviewer: Option<&'a str>,
    /// How long reading it takes, in minutes.
    minutes: u16,
) -> Finished {
    let context = context();
    let text = context.text;
    let href = context.base.href(&Route::author(author.slug.clone()));
    let updated = dates.updated.filter(|day| *day != dates.published);
    let updated = updated.map(|date| {
        finished(view! {
            <li>
                {text.updated} " " <Day date />
            </li>
        })
    });
    let review = match (reviewer, dates.reviewed) {
        (Some(reviewer), Some(day)) => (text.reviewed_by)(reviewer, &(text.date)(day)),
        _ => text.not_reviewed.into(),
    };
    let due = dates.review_due.map(|date| {
        finished(view! {
            <li>
                {text.review_due} " " <Day date />
            </li>
        })
    });
    finished(view! {
        <div class="clinic-byline">
            <Portrait picture=&author.portrait small=true />
            <div>
                <p class="clinic-byline-author">
                    {text.by} " "
                    <a href=href rel="author">
                        {author.name.as_str()}
                    </a>
                </p>
                <ul class="clinic-facts" role="list">
                    <li>{text.published} " " <Day date=dates.published /></li>
                    {updated}
                    <li>{(text.minutes)(minutes)}</li>
                </ul>
                <ul class="clinic-facts clinic-review" role="list">
                    <li>{review}</li>
                    {due}
                </ul>
            </div>
        </div>
    })
}
