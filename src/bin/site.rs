//! The site's Wasm program. It does nothing until `assets/web/start.js` starts it.

#[cfg(target_arch = "wasm32")]
pub use clinic_articles::site::start;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `make serve` builds and serves it.");
}
