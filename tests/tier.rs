//! The two tiers of the tests: what every change has to pass, and `make soak`, which sets `SOAK=1`
//! and takes as long as it takes.

use std::env;

/// The first for every change, the second for `make soak`.
pub fn choose<T>(usual: T, soak: T) -> T {
    match env::var("SOAK").as_deref() {
        Err(_) | Ok("") => usual,
        Ok("1") => soak,
        Ok(other) => panic!("SOAK={other} means nothing; write SOAK=1, or leave it out"),
    }
}
