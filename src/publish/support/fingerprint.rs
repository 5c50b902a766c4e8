use super::{cache::digest, error::Error};
use std::{env, fs};

/// The name of this build of the publisher: another one may find and write other things.
///
/// # Errors
/// When the program can't be looked at.
pub(in crate::publish) fn build_fingerprint() -> Result<String, Error> {
    let unreadable = |cause| Error::because("could not look at this program", cause);
    let program = env::current_exe()
        .and_then(fs::metadata)
        .map_err(unreadable)?;
    let built = program.modified().map_err(unreadable)?;
    Ok(digest(format!("{built:?} {}", program.len()).as_bytes()))
}
