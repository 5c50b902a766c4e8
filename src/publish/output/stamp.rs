use std::{
    fmt,
    fs::{self, Metadata},
    io,
    path::Path,
    str::FromStr,
    time::UNIX_EPOCH,
};

/// How long a file is and when it was changed: by these, one that somebody else has written is told
/// from one that was published. In seconds, since archives and many disks know no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    changed: u64,
}

impl Stamp {
    /// The stamp of a file.
    ///
    /// # Errors
    /// When there is none, or it is no file.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let about = fs::symlink_metadata(path)?;
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(Self {
            length: about.len(),
            changed: seconds(&about),
        })
    }
}

fn seconds(about: &Metadata) -> u64 {
    let changed = about.modified().ok();
    let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_secs())
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}|{}", self.length, self.changed)
    }
}

impl FromStr for Stamp {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (length, changed) = text.split_once('|').unwrap_or((text, ""));
        Ok(Self {
            length: length.parse()?,
            changed: changed.parse()?,
        })
    }
}
