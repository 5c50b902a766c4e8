use crate::failure::Failure;
use clinic_articles::publish::{Error, abandon};
use std::process;

/// Leaves published folders whole when somebody stops the program, which then ends with this
/// exit code.
///
/// # Errors
/// When this system lets nobody listen for it.
pub fn handle(exit_code: i32) -> Result<(), Failure> {
    let stop = move || {
        abandon();
        process::exit(exit_code);
    };
    ctrlc::set_handler(stop)
        .map_err(|cause| Error::because("could not listen for Ctrl+C", cause).into())
}
