use super::{Portrait, Prose, setting};
use crate::{
    model::{Author, Published},
    route::Route,
};
use leptos::{either::Either, prelude::*};

/// Who an author is: beneath an article, or at the head of their own page.
#[component]
pub fn AuthorCard(
    /// The author.
    author: Author<Published>,
    /// Whether it stands beneath an article: then it has a heading and a link of its own.
    #[prop(optional)]
    beneath: bool,
) -> impl IntoView {
    let setting = setting();
    let text = setting.text;
    let biography = author
        .biography
        .into_iter()
        .map(|prose| {
            view! {
                <p>
                    <Prose prose />
                </p>
            }
        })
        .collect_view();
    let (title, link) = if beneath {
        let href = setting.base.href(&Route::author(author.slug));
        let words = (text.more_about_author)(&author.name);
        let title = view! {
            <h2 id="clinic-author">{text.about_author}</h2>
            <p class="clinic-author-name">{author.name}</p>
        };
        let link = view! {
            <p>
                <a class="clinic-author-link" href=href>
                    {words}
                </a>
            </p>
        };
        (Either::Left(title), Some(link))
    } else {
        let title = view! {
            <h1 id="clinic-author" tabindex="-1">
                {author.name}
            </h1>
        };
        (Either::Right(title), None)
    };
    view! {
        <section class="clinic-author" aria-labelledby="clinic-author">
            <Portrait picture=author.portrait />
            <div>
                {title} <p class="clinic-author-role">{author.role}</p> {biography} {link}
            </div>
        </section>
    }
}
