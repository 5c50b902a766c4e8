//! What each route shows: picks content, composes components. One file to a route.

mod article;
mod author;
mod embed;
mod frame;
mod head;
mod home;
mod layout;
mod not_found;
mod out_of_order;
mod related;
mod snippet;

pub use embed::EmbedView;
pub use frame::{Frame, STATUS};
pub use head::{Head, HeadView};
pub use layout::Layout;
pub use out_of_order::OutOfOrder;
pub use snippet::{Choice, Snippet};

use crate::model::Page;
use leptos::{either::either, prelude::*};

/// A page's content, without the frame around it.
#[component]
pub fn PageView(
    /// The page.
    page: Page,
) -> impl IntoView {
    either!(page,
        Page::Home(list) => view! { <home::Home list /> },
        Page::Article(page) => view! { <article::Article page /> },
        Page::Related(page) => view! { <related::Related page /> },
        Page::Author(page) => view! { <author::Author page /> },
        Page::NotFound(list) => view! { <not_found::NotFound list /> },
    )
}
