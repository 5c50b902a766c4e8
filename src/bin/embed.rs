//! The embed's Wasm program. It does nothing until `assets/web/embed/v1.js` asks for a view.

#[cfg(target_arch = "wasm32")]
pub use clinic_articles::embed::show;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `make serve` builds and serves it.");
}
