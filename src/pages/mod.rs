//! What each route shows: picks content, composes components. One file to a route.

mod article;
mod author;
mod embed;
mod frame;
mod head;
mod home;
mod layout;
mod not_found;
mod offline;
mod out_of_order;
mod related;
mod snippet;

pub use embed::EmbedView;
pub use frame::{Frame, NOTICES, SAVED, STATUS};
pub use head::{Head, HeadView};
pub use layout::Layout;
pub use offline::Offline;
pub use out_of_order::OutOfOrder;
pub use snippet::{Choice, Snippet};

use crate::{
    components::{Finished, finished},
    model::Page,
};
use leptos::prelude::*;

/// A page's content, without the frame around it.
#[component(transparent)]
pub fn PageView<'a>(
    /// The page.
    page: &'a Page,
) -> Finished {
    match page {
        Page::Home(list) => finished(view! { <home::Home list /> }),
        Page::Article(page) => finished(view! { <article::Article page /> }),
        Page::Related(page) => finished(view! { <related::Related page /> }),
        Page::Author(page) => finished(view! { <author::Author page /> }),
        Page::NotFound(list) => finished(view! { <not_found::NotFound list /> }),
    }
}
