use std::{error::Error, fmt, io, path::Path};

/// Why something could not be published, in words for the person who asked for it.
#[derive(Debug)]
pub struct Trouble {
    what: String,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Trouble {
    /// What went wrong, and what to do about it.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            cause: None,
        }
    }

    /// What could not be done, and why.
    pub fn because(
        what: impl Into<String>,
        cause: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            what: what.into(),
            cause: Some(cause.into()),
        }
    }

    /// What could not be done with a file, for [`Result::map_err`].
    pub(in crate::publish) fn with(
        doing: &'static str,
        path: &Path,
    ) -> impl FnOnce(io::Error) -> Self + use<> {
        let what = format!("could not {doing} {}", path.display());
        move |cause| Self::because(what, cause)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Some(cause) => write!(f, "{}: {cause}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

impl Error for Trouble {}
