//! The embed's shell: shows one thing in a room that a page of another site gives it. No router,
//! no document: whatever a host page does around the room goes on as if nothing were here.

mod parts;
mod show;

pub use show::{NotShown, show};

use wasm_bindgen::JsCast;
use web_sys::Element;

/// Does something with each element in a room that a selector finds.
fn each(room: &Element, selector: &str, act: impl Fn(&Element)) {
    // Only what is written in this folder is looked for.
    let Ok(found) = room.query_selector_all(selector) else {
        return;
    };
    for index in 0..found.length() {
        if let Some(node) = found.get(index) {
            act(node.unchecked_ref());
        }
    }
}
