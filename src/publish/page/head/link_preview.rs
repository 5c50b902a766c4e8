use super::CARD;
use crate::{
    components::{Context, context},
    model::{Alternative, ArticlePage, Language, List, Page, PageNumber, Picture, Published},
    pages::Head,
    route::{Embed, Route, files},
};
use leptos::prelude::*;

/// The links and properties that search engines, link previews and feed readers look for.
///
/// They come right after the styles: some link previews read only the first 32 KiB.
/// Sources: RFC 6596 (canonical), the Open Graph protocol (ogp.me), oembed.com (4, "Discovery"), X's card markup, which falls
/// back to Open Graph for all but the kind of card and the alternative text.
#[component]
pub(in crate::publish) fn LinkPreview(
    /// The page.
    page: Page,
    /// What the page says about itself.
    head: Head,
) -> impl IntoView {
    let context = context();
    let feed = |kind, file| {
        let title = context.site.name.clone();
        view! { <link rel="alternate" type=kind title=title href=context.base.file(file) /> }
    };
    // Related lists repeat the end of their articles: they help people, not search results.
    let hidden = matches!(page, Page::Related(_) | Page::NotFound(_));
    let hidden = hidden.then(|| view! { <meta data-page="" name="robots" content="noindex" /> });
    let address = head.canonical.clone().map(|address| {
        let (before, after) = neighbours(&page);
        let link = |rel, route: Option<Route>| {
            let address = context.published().href(&route?);
            Some(view! { <link data-page="" rel=rel href=address /> })
        };
        let canonical = view! { <link data-page="" rel="canonical" href=address.clone() /> };
        let hero = hero(&page);
        let mut properties = properties(&page, &head, address, &context);
        properties.extend(hero.into_iter().flat_map(|hero| card(hero, &context)));
        let properties = properties
            .into_iter()
            .map(|(name, value)| {
                // To `view!`, only the attributes of HTML itself are attributes.
                let meta = view! { <meta data-page="" content=value /> };
                meta.attr("property", name)
            })
            .collect_view();
        let kind = match hero {
            Some(_) => "summary_large_image",
            None => "summary",
        };
        let alternative = hero
            .and_then(alternative)
            .map(|text| view! { <meta data-page="" name="twitter:image:alt" content=text /> });
        view! {
            {canonical}
            {link("prev", before)}
            {link("next", after)}
            {properties}
            <meta data-page="" name="twitter:card" content=kind />
            {alternative}
        }
    });
    // Sites read it that are given the address of the page, so it is whole itself.
    let embed = Route::of(&page).and_then(|route| Embed::of(&route));
    let embed = embed.map(|embed| {
        let href = context.published().file(&embed.oembed());
        let (rel, kind) = ("alternate", "application/json+oembed");
        view! { <link data-page="" rel=rel type=kind title=head.page href=href /> }
    });
    (
        hidden,
        address,
        embed,
        feed("application/atom+xml", files::ATOM),
        feed("application/feed+json", files::JSON_FEED),
    )
}

fn properties(
    page: &Page,
    head: &Head,
    address: String,
    context: &Context,
) -> Vec<(&'static str, String)> {
    let (kind, language) = match page {
        Page::Article(page) => ("article", &page.article.language),
        Page::Author(_) => ("profile", &context.site.language),
        Page::Home(_) | Page::Related(_) | Page::NotFound(_) => ("website", &context.site.language),
    };
    let mut properties = vec![
        ("og:type", kind.into()),
        ("og:title", head.page.clone()),
        ("og:description", head.description.clone()),
        ("og:url", address),
        ("og:site_name", context.site.name.clone()),
    ];
    properties.extend(locale(language).map(|locale| ("og:locale", locale)));
    if let Page::Article(page) = page {
        of_article(page, context, &mut properties);
    }
    properties
}

/// The properties of an article (ogp.me, "No Vertical").
fn of_article(page: &ArticlePage, context: &Context, properties: &mut Vec<(&'static str, String)>) {
    let ArticlePage {
        article, author, ..
    } = page;
    let author = Route::author(author.slug.clone());
    let (name, updated) = ("article:modified_time", article.dates.updated);
    properties.push((
        "article:published_time",
        article.dates.published.to_string(),
    ));
    properties.extend(updated.map(|day| (name, day.to_string())));
    properties.push(("article:author", context.published().href(&author)));
    let topics = context.site.topics.iter();
    let topics = topics.filter(|topic| article.topics.contains(&topic.id));
    properties.extend(topics.map(|topic| ("article:tag", topic.name.clone())));
}

/// The properties of a page's picture.
fn card(hero: &Picture<Published>, context: &Context) -> Vec<(&'static str, String)> {
    let mut properties = vec![
        ("og:image", context.published().file(&hero.file.card())),
        ("og:image:width", CARD.0.to_string()),
        ("og:image:height", CARD.1.to_string()),
    ];
    properties.extend(alternative(hero).map(|text| ("og:image:alt", text)));
    properties
}

fn alternative(picture: &Picture<Published>) -> Option<String> {
    match &picture.alternative {
        Alternative::Text(text) => Some(text.clone()),
        Alternative::Decorative => None,
    }
}

/// The locale of a language with a region, as in `pt_BR`. Open Graph has no way to say a
/// language alone, and we don't guess where its readers live.
fn locale(language: &Language) -> Option<String> {
    let mut parts = language.as_str().split('-');
    let primary = parts.next()?;
    let region = parts.find(|part| part.len() == 2)?;
    Some(format!("{primary}_{}", region.to_ascii_uppercase()))
}

/// The picture of a page: that of its article, or of the first in its list.
fn hero(page: &Page) -> Option<&Picture<Published>> {
    match page {
        Page::Article(page) | Page::Related(page) => Some(&page.article.hero),
        Page::Home(list) | Page::NotFound(list) => first(list),
        Page::Author(page) => first(&page.list),
    }
}

fn first(list: &List) -> Option<&Picture<Published>> {
    list.articles.first().map(|preview| &preview.hero)
}

/// The pages before and after one that belongs to a list.
fn neighbours(page: &Page) -> (Option<Route>, Option<Route>) {
    let around = |list: &List, route: &dyn Fn(PageNumber) -> Route| {
        let (before, after) = (list.number.before(), list.number.after(list.last));
        (before.map(route), after.map(route))
    };
    match page {
        Page::Home(list) => around(list, &Route::Home),
        Page::Author(page) => around(&page.list, &|number| {
            Route::Author(page.author.slug.clone(), number)
        }),
        Page::Article(_) | Page::Related(_) | Page::NotFound(_) => (None, None),
    }
}
