use std::{
    fs::{self, Metadata},
    io,
    path::Path,
    time::UNIX_EPOCH,
};

/// How long a file is and when it was changed: while both are the same, nobody has to read it to know
/// what is in it. In seconds, since archives and many disks know no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) length: u64,
    pub(super) changed: u64,
}

impl Stamp {
    /// The stamp of a file.
    ///
    /// # Errors
    /// When there is none, or it is no file.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let about = fs::symlink_metadata(path)?;
        Self::read(&about).ok_or(io::ErrorKind::InvalidInput.into())
    }

    /// The stamp of what this is about; `None` if that is no file.
    pub(super) fn read(about: &Metadata) -> Option<Self> {
        about.is_file().then(|| Self {
            length: about.len(),
            changed: seconds(about),
        })
    }
}

fn seconds(about: &Metadata) -> u64 {
    let changed = about.modified().ok();
    let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_secs())
}
