use crate::publish::{diagnostics::Diagnostic, support::error::Error};

/// Why a picture can't be used.
pub(super) enum Fault {
    /// It has to be another one.
    Picture(Vec<Diagnostic>),
    /// Something on this machine failed, whatever is in the picture.
    Machine(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Machine(error)
    }
}
