use super::{location::route, navigator::Navigator};
use leptos::{ev, prelude::*, tachys::dom::document, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Looks after the links of the document.
pub(super) fn look_after(navigator: &Navigator) {
    stay_at_links_to_here(navigator);
    if !saves_data() {
        warm_links(navigator);
    }
}

/// A link to the page that is shown or on its way leads to its top and makes no new entry in
/// the history, as the router would.
fn stay_at_links_to_here(navigator: &Navigator) {
    let navigator = navigator.clone();
    let click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        let Some(link) = link(&event).filter(|_| event.button() == 0 && !modified) else {
            return;
        };
        let elsewhere =
            !link.target().is_empty() || link.rel() == "external" || !link.hash().is_empty();
        if !elsewhere && is_here(&link) && navigator.stay(&link.pathname(), &link.search()) {
            event.prevent_default();
        }
    });
    // The router listens on the window, which hears of a click after the document.
    drop(document().add_event_listener_with_callback("click", click.as_ref().unchecked_ref()));
    click.forget();
}

/// Fetches what a link leads to as soon as somebody points at it or tabs to it.
fn warm_links(navigator: &Navigator) {
    let hovered = navigator.clone();
    window_event_listener(ev::pointerover, move |event| warm(&hovered, &event));
    let focused = navigator.clone();
    window_event_listener(ev::focusin, move |event| warm(&focused, &event));
}

fn warm(navigator: &Navigator, event: &Event) {
    let Some(link) = link(event).filter(is_here) else {
        return;
    };
    if let Some(route) = route(&link.pathname(), &navigator.context) {
        let store = navigator.store.clone();
        spawn_local(async move { store.warm(&route).await });
    }
}

fn link(event: &Event) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// Whether a link leads to this host.
fn is_here(link: &HtmlAnchorElement) -> bool {
    Ok(link.origin()) == window().location().origin()
}

/// Whether the reader saves data: `assets/web/start.js` has found out and says so.
fn saves_data() -> bool {
    let says = document().query_selector("meta[data-saves]");
    says.is_ok_and(|it| it.is_some())
}
