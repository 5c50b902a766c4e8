use crate::route::files;
use std::fmt;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The pages of the site.
    pub pages: usize,
    /// All its files.
    pub files: usize,
    /// Those that were not there before as they are now.
    pub new: usize,
    /// What was found out about the files before, if they were to be verified.
    pub verified: Option<Verified>,
    /// What somebody should know who publishes it, each in a sentence.
    pub warnings: Vec<String>,
}

/// What was found out about published files by reading them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many files were read.
    pub files: usize,
    /// How many bytes were in them.
    pub bytes: u64,
    /// How many were not as they had been published, and are now.
    pub mended: usize,
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            files,
            bytes,
            mended,
        } = self;
        let kilobytes = bytes.div_ceil(1000);
        write!(f, "{files} published files read, {kilobytes} kB: ")?;
        match mended {
            0 => f.write_str("all are as they were published"),
            1 => f.write_str("1 was not as it had been published, and is mended"),
            _ => write!(
                f,
                "{mended} were not as they had been published, and are mended"
            ),
        }
    }
}

/// What there is to say of files that are gone, since they were damaged and nothing could make them
/// again: some that only earlier embeds name.
pub(super) fn losses(mut gone: Vec<String>) -> Vec<String> {
    gone.retain(|path| path.starts_with(files::EMBED_FILES));
    gone.sort();
    let words = gone.iter().map(|path| {
        format!(
            "{path} was damaged, and only the version that made it could make it again: it is gone, and \
             pages of other sites that have pinned it show their link"
        )
    });
    words.collect()
}
