//! The site's Wasm program.

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsError> {
    Ok(clinic_articles::site::start()?)
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `make serve` builds and serves it.");
}
