//! What the shell reads from the document and changes in it, outside of pages.

use crate::pages::{Head, STATUS};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use leptos::tachys::dom::document;

/// The element with an id.
pub(super) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// An element outside of the document.
pub(super) fn detached() -> Option<HtmlElement> {
    document().create_element("div").ok()?.dyn_into().ok()
}

/// The element that holds the page.
pub(super) fn main() -> Option<HtmlElement> {
    find("main")?.dyn_into().ok()
}

/// Makes the head of the document say what the page is.
pub(super) fn describe(head: &Head) {
    document().set_title(&head.title);
    let attribute = |selector: &str, name: &str, value: &str| {
        if let Some(element) = find(selector) {
            // Only a name with an impossible character is refused.
            drop(element.set_attribute(name, value));
        }
    };
    attribute("html", "lang", head.language.as_str());
    attribute("html", "dir", head.language.direction().as_str());
    attribute("meta[name=description]", "content", &head.description);
    replace_metadata(head.canonical.as_deref());
}

/// Takes away what the document says of the page before, which sharing and reading tools would
/// believe, and gives the address of this one.
fn replace_metadata(canonical: Option<&str>) {
    while let Some(stale) = find("[data-page]") {
        stale.remove();
    }
    if let (Some(address), Some(head)) = (canonical, find("head"))
        && let Ok(link) = document().create_element("link")
    {
        for (name, value) in [("rel", "canonical"), ("href", address), ("data-page", "")] {
            // No name has an impossible character.
            drop(link.set_attribute(name, value));
        }
        // A head takes any element.
        drop(head.append_child(&link));
    }
}

/// Tells screen readers what has changed.
pub(super) fn announce(words: &str) {
    if let Some(status) = by_id(STATUS) {
        status.set_text_content(Some(words));
    }
}

/// Puts the focus on the title of the page, so that a keyboard goes on from there and a
/// screen reader reads it (WCAG 2.4.3).
pub(super) fn focus_heading() {
    if let Some(heading) = find("main h1") {
        focus(&heading);
    }
}

/// Goes to the element that a fragment such as `#what-helps` names; says whether it exists.
pub(super) fn reveal(fragment: &str) -> bool {
    let id = fragment.trim_start_matches('#');
    let decoded = js_sys::decode_uri_component(id)
        .ok()
        .and_then(|id| id.as_string());
    let target = by_id(decoded.as_deref().unwrap_or(id));
    if let Some(target) = &target {
        target.scroll_into_view();
        focus(target);
    }
    target.is_some()
}

/// Puts the focus on the place of the page, while there is no title to put it on.
pub(super) fn focus_main() {
    if let Some(main) = main() {
        focus(&main);
    }
}

/// Scrolls to a position, unless the browser or the reader has moved the page already.
pub(super) fn scroll_from_top(position: i32) {
    if window().scroll_y().is_ok_and(|now| now < 1.0) && position > 0 {
        scroll_to(position);
    }
}

/// Scrolls to a position from the top, in CSS pixels, at once.
pub(super) fn scroll_to(position: i32) {
    window().scroll_to_with_x_and_y(0.0, f64::from(position));
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that can't have the focus leaves it where it is.
        drop(element.focus_with_options(&options));
    }
}
