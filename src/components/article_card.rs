use super::{Day, Finished, Level, context, finished, picture::Image};
use crate::{
    model::{Alternative, Preview},
    route::Route,
};
use leptos::prelude::*;

/// How wide the picture is where cards stand in a grid of one, two or three.
const IN_GRID: &str = "(min-width: 58.7rem) calc(min(70rem, 100vw - 2 * clamp(1rem, 4vw, 2.5rem)) / 3 - 1rem), \
                       (min-width: 38.6rem) calc(46vw - 0.75rem), \
                       calc(100vw - 2 * clamp(1rem, 4vw, 2.5rem))";

/// How wide it is in the card that is larger.
const LEAD: &str = "(min-width: 48rem) calc(0.6 * min(70rem, 100vw - 2 * clamp(1rem, 4vw, 2.5rem))), \
                    (min-width: 38.6rem) calc(46vw - 0.75rem), \
                    calc(100vw - 2 * clamp(1rem, 4vw, 2.5rem))";

/// An article to go on to: picture, title, summary, day and reading time.
///
/// The title is its only link and covers the card, so a keyboard stops once and a screen
/// reader hears the title.
#[component(transparent)]
pub fn ArticleCard<'a>(
    /// The article.
    preview: &'a Preview,
    /// The level of its title.
    level: Level,
    /// Whether it is in sight at once.
    #[prop(optional)]
    first: bool,
    /// Whether it is larger than the others, and above them.
    #[prop(optional)]
    lead: bool,
) -> Finished {
    let context = context();
    let text = context.text;
    let href = context.base.href(&Route::Article(preview.slug.clone()));
    let lang = preview.language.as_str();
    let dir = preview.language.direction().as_str();
    let link = view! {
        <a href=href lang=lang dir=dir>
            {preview.title.as_str()}
        </a>
    };
    let title = match level {
        Level::Section => finished(view! { <h2>{link}</h2> }),
        Level::Part => finished(view! { <h3>{link}</h3> }),
    };
    finished(view! {
        <article class="clinic-card">
            <div class="clinic-card-picture">
                <Image
                    file=&preview.hero.file
                    alternative=&Alternative::Decorative
                    sizes=if lead { LEAD } else { IN_GRID }
                    first
                />
            </div>
            <div class="clinic-card-text">
                {title}
                <p lang=lang dir=dir>
                    {preview.summary.as_str()}
                </p>
                <ul class="clinic-facts" role="list">
                    <li>
                        <Day date=preview.dates.published />
                    </li>
                    <li>{(text.minutes)(preview.minutes)}</li>
                </ul>
                <p class="clinic-more" aria-hidden="true">
                    {text.read_more}
                </p>
            </div>
        </article>
    })
}
