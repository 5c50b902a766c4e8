use std::{error, fmt, io, path::Path};

/// Why something could not be published, in words for the person who asked for it.
#[derive(Debug)]
pub struct Error {
    what: String,
    cause: Option<Box<dyn error::Error + Send + Sync>>,
}

impl Error {
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
        cause: impl Into<Box<dyn error::Error + Send + Sync>>,
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

/// Writes what could not be done; with `{:#}` also why, and why that, as anyhow does.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        let mut cause = error::Error::source(self).filter(|_| f.alternate());
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.cause.as_ref().map(|cause| &**cause as _)
    }
}
