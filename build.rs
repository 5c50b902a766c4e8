//! Finds the program for browsers, which the native program carries.

use std::{env, path::Path};

/// What `make` packs of all that trunk has built.
const ARCHIVE: &str = "target/program.tar.gz";

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let archive = Path::new(&root).join(ARCHIVE);
    let is_needed = env::var_os("CARGO_FEATURE_PUBLISH").is_some();
    if is_needed && !archive.is_file() {
        // Until it is there, each build looks again.
        println!("cargo::rerun-if-changed={ARCHIVE}");
        return;
    }
    // The compiler sees when it changes, and builds nothing but the binary anew.
    println!("cargo::rerun-if-changed=build.rs");
    if is_needed {
        println!("cargo::rustc-env=PROGRAM_ARCHIVE={}", archive.display());
    }
}
