use crate::components::{Footer, Header, context};
use leptos::prelude::*;

/// The frame around every page.
#[component]
pub fn Layout(
    /// The page.
    children: TypedChildren<impl IntoView + 'static>,
) -> impl IntoView {
    view! {
        <a class="clinic-skip" href="#clinic-content" target="_self">
            {context().text.skip_to_content}
        </a>
        <Header />
        <main id="clinic-content" class="clinic-main" tabindex="-1">
            {children.into_inner()()}
        </main>
        <Footer />
    }
}
