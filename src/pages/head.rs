use crate::{
    components::Context,
    model::{Language, List, Page},
    route::Route,
};
use leptos::prelude::*;

/// What a page says about itself in the head of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title of the page alone.
    pub page: String,
    /// The title of the document: that of the page, then the clinic's name (WCAG 2.4.2).
    pub title: String,
    /// What the page says, in a sentence or two.
    pub description: String,
    /// The language of the interface around the page.
    pub language: Language,
    /// The whole address of the page, by which it is to be shared (RFC 6596); none for what has
    /// no address.
    pub canonical: Option<String>,
}

impl Head {
    /// The head of a page.
    #[must_use]
    pub fn of(page: &Page, context: &Context) -> Self {
        let text = context.text;
        let titled = |title: &str, list: &List| match list.number {
            number if number.is_first() => title.to_owned(),
            number => format!("{title}, {}", (text.page_of)(number, list.last)),
        };
        let canonical = Route::of(page).map(|route| context.published().href(&route));
        let (page, description) = match page {
            Page::Home(list) => (
                titled(text.all_articles, list),
                context.site.tagline.clone(),
            ),
            Page::Article(page) => (page.article.title.clone(), page.article.summary.clone()),
            Page::Related(page) => (
                format!("{}: {}", text.related, page.article.title),
                format!("{} {}", text.related_to, page.article.title),
            ),
            Page::Author(page) => (
                titled(&page.author.name, &page.list),
                page.author.role.clone(),
            ),
            Page::NotFound(_) => (text.not_found.into(), text.not_found_lead.into()),
        };
        Self {
            canonical,
            ..Self::new(page, description, context)
        }
    }

    /// The head of a page that is on its way.
    #[must_use]
    pub fn of_outline(context: &Context) -> Self {
        let loading = context.text.loading;
        Self::new(loading.into(), loading.into(), context)
    }

    /// The head of a page that can't be shown.
    #[must_use]
    pub fn of_failure(context: &Context) -> Self {
        let text = context.text;
        Self::new(text.failed.into(), text.failed_way_on.into(), context)
    }

    fn new(page: String, description: String, context: &Context) -> Self {
        Self {
            title: format!("{page} – {}", context.site.name),
            page,
            description,
            language: context.site.language.clone(),
            canonical: None,
        }
    }
}

/// The part of the document's head that differs from page to page or from site to site.
#[component]
pub fn HeadView(
    /// What the page says about itself.
    head: Head,
) -> impl IntoView {
    view! {
        <title>{head.title}</title>
        <meta name="description" content=head.description />
    }
}
