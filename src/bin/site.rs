//! The site's Wasm program.

#[cfg(target_arch = "wasm32")]
fn main() {
    if let Err(why) = clinic_articles::site::start() {
        // What starts the program tells the reader.
        wasm_bindgen::throw_str(&why.to_string());
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `make serve` builds and serves it.");
}
