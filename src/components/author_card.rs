use super::{Finished, Portrait, Prose, context, finished, series};
use crate::{
    model::{Author, Inline, Published},
    route::Route,
};
use leptos::prelude::*;

/// Who an author is: beneath an article, or at the head of their own page.
#[component(transparent)]
pub fn AuthorCard<'a>(
    /// The author.
    author: &'a Author<Published>,
    /// Whether it stands beneath an article: then it has a heading and a link of its own.
    #[prop(optional)]
    beneath: bool,
) -> Finished {
    let context = context();
    let text = context.text;
    let paragraph = |prose: &Vec<Inline>| {
        finished(view! {
            <p>
                <Prose prose />
            </p>
        })
    };
    let biography = series(author.biography.iter().map(paragraph));
    let (title, link) = if beneath {
        let href = context.base.href(&Route::author(author.slug.clone()));
        let words = (text.more_about_author)(&author.name);
        let title = finished(view! {
            <h2 id="clinic-author">{text.about_author}</h2>
            <p class="clinic-author-name">{author.name.as_str()}</p>
        });
        let link = finished(view! {
            <p>
                <a class="clinic-author-link" href=href>
                    {words}
                </a>
            </p>
        });
        (title, Some(link))
    } else {
        let title = finished(view! {
            <h1 id="clinic-author" tabindex="-1">
                {author.name.as_str()}
            </h1>
        });
        (title, None)
    };
    finished(view! {
        <section class="clinic-author" aria-labelledby="clinic-author">
            <Portrait picture=&author.portrait first=!beneath />
            <div>
                {title} <p class="clinic-author-role">{author.role.as_str()}</p> {biography} {link}
            </div>
        </section>
    })
}
