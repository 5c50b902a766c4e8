use super::stamp::Stamp;
use std::fmt;

/// A published file as it is listed, as in `a.json|120|1700000000|Zk9dQx0a7Lw`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listed<'a> {
    pub(super) path: &'a str,
    /// What it was like when it had been put in its place; `None` if that is not known.
    pub(super) stamp: Option<Stamp>,
    /// How the hash of what was in it begins; empty if that is not known.
    pub(super) hash: &'a str,
}

/// How much of a hash is listed: 66 bits of it, since nobody is kept from changing a list.
const BEGINNING: usize = 11;

impl<'a> Listed<'a> {
    /// A file with this hash.
    pub(super) fn new(path: &'a str, stamp: Stamp, hash: &'a str) -> Self {
        Self {
            path,
            stamp: Some(stamp),
            hash: &hash[..BEGINNING.min(hash.len())],
        }
    }

    /// Reads what a list has of a file. Before version 0.2, it was the path alone.
    pub(super) fn read(text: &'a str) -> Self {
        let mut parts = text.splitn(4, '|');
        let path = parts.next().unwrap_or_default();
        let mut number = || parts.next().and_then(|number| number.parse().ok());
        let (length, changed) = (number(), number());
        Self {
            path,
            stamp: length
                .zip(changed)
                .map(|(length, changed)| Stamp { length, changed }),
            hash: parts.next().unwrap_or_default(),
        }
    }

    /// Whether this is the hash of what was in the file.
    pub(super) fn has(&self, hash: &str) -> bool {
        self.hash.len() == BEGINNING && hash.starts_with(self.hash)
    }
}

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path)?;
        if let Some(Stamp { length, changed }) = self.stamp {
            write!(f, "|{length}|{changed}|{}", self.hash)?;
        }
        Ok(())
    }
}

/// The paths of listed files, with spaces between them.
pub(super) fn joined(files: &str) -> String {
    let mut joined = String::with_capacity(files.len());
    for file in files.split(' ') {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(Listed::read(file).path);
    }
    joined
}
