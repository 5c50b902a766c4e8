use leptos::{prelude::window, tachys::dom::document, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Changes the document, with a view transition where the browser has it and motion is
/// welcome.
///
/// Source: CSS View Transitions Module Level 1; WCAG 2.3.3.
pub(super) fn run(change: impl FnOnce() + 'static) {
    let Some(start) = start_view_transition() else {
        change();
        return;
    };
    let change = Closure::once_into_js(change);
    match start.call1(&document(), &change) {
        Ok(transition) => forgive(&transition),
        Err(_) => drop(
            change
                .unchecked_ref::<js_sys::Function>()
                .call0(&JsValue::UNDEFINED),
        ),
    }
}

/// A transition that another one overtakes rejects its promises, and that is nobody's mistake.
fn forgive(transition: &JsValue) {
    for promise in ["ready", "finished"] {
        if let Ok(promise) = js_sys::Reflect::get(transition, &promise.into())
            && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
        {
            spawn_local(async move { drop(JsFuture::from(promise).await) });
        }
    }
}

fn start_view_transition() -> Option<js_sys::Function> {
    let motion = window()
        .match_media("(prefers-reduced-motion: no-preference)")
        .ok()??;
    motion.matches().then_some(())?;
    js_sys::Reflect::get(&document(), &"startViewTransition".into())
        .ok()?
        .dyn_into()
        .ok()
}
