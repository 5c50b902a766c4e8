use crate::components::{Footer, Header, setting};
use leptos::prelude::*;

/// The frame around every page.
#[component]
pub fn Layout(
    /// The page.
    children: TypedChildren<impl IntoView + 'static>,
) -> impl IntoView {
    view! {
        <a class="clinic-skip" href="#clinic-content" target="_self">
            {setting().text.skip_to_content}
        </a>
        <Header />
        <main id="clinic-content" class="clinic-main" tabindex="-1">
            {children.into_inner()()}
        </main>
        <Footer />
    }
}
