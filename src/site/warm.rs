use super::{navigation::Navigation, place::route};
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement};

/// Fetches what a link leads to as soon as somebody points at it or tabs to it, unless they
/// have asked their browser to save data.
pub(super) fn warm_links(navigation: &Navigation) {
    if saves_data() {
        return;
    }
    let hovered = navigation.clone();
    window_event_listener(ev::pointerover, move |event| warm(&hovered, &event));
    let focused = navigation.clone();
    window_event_listener(ev::focusin, move |event| warm(&focused, &event));
}

fn warm(navigation: &Navigation, event: &Event) {
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("a[href]").ok().flatten())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return };
    if Ok(link.origin()) != window().location().origin() {
        return;
    }
    if let Some(route) = route(&link.pathname(), &navigation.setting) {
        let store = navigation.store.clone();
        spawn_local(async move { store.warm(&route).await });
    }
}

/// Source: Save Data API (WICG).
fn saves_data() -> bool {
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into());
    get(&window().navigator(), "connection")
        .and_then(|connection| get(&connection, "saveData"))
        .is_ok_and(|saves| saves.is_truthy())
}
