use super::stamp::Stamp;
use crate::publish::support::{error::Error, regular::read_regular};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::SystemTime,
};

/// The list of all files that were published, by which the next publication knows them. Each
/// line has the key of what some files were made of together, and these files: their paths and
/// [stamps](Stamp), as in `4fb2 a.json|120|1700000000 a.json.br|80|1700000000`.
pub(super) const LIST: &str = ".clinic-articles";

/// The key of files that are made of nobody knows what.
pub(super) const UNKNOWN: &str = "?";

/// A list as it was read.
#[derive(Default)]
pub(super) struct List {
    text: String,
    /// When it was written; `None` when there is none.
    pub(super) written: Option<SystemTime>,
    /// Whether it can't be what was written: nothing is in it, or its end is missing.
    pub(super) is_damaged: bool,
}

impl List {
    /// Reads the list of a published folder.
    ///
    /// # Errors
    /// When it is no file, or can't be read.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(LIST);
        let bytes = match read_regular(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Error::with("read", &path)(error)),
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Self {
            written: super::previous::modified(&path),
            is_damaged: !text.ends_with('\n') || text.contains(['\0', char::REPLACEMENT_CHARACTER]),
            text,
        })
    }

    /// The lines: their keys, and their files.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        // Before version 0.2, each line was a path.
        let parts = |line| str::split_once(line, ' ').unwrap_or((UNKNOWN, line));
        let lines = self.text.lines().filter(|line| !line.is_empty());
        lines.map(parts)
    }

    /// Puts a list in the place of the one that is there: whoever stops meanwhile, one of them
    /// is. It is made in a folder on the same disk.
    pub(super) fn replace(folder: &Path, text: &str, made_in: &Path) -> Result<(), Error> {
        let (made, list) = (made_in.join(LIST), folder.join(LIST));
        let replace = || {
            Self::write(&made, text)?;
            fs::rename(&made, &list)
        };
        replace().map_err(Error::with("write", &list))
    }

    /// Writes a list where none is.
    pub(super) fn create(folder: &Path, text: &str) -> Result<(), Error> {
        let list = folder.join(LIST);
        Self::write(&list, text).map_err(Error::with("write", &list))
    }

    fn write(list: &PathBuf, text: &str) -> io::Result<()> {
        let mut file = File::create(list)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }

    /// Adds what is about to be written. The list may have ended anywhere.
    pub(super) fn add_unknown(folder: &Path, paths: &[&str]) -> Result<(), Error> {
        let list = folder.join(LIST);
        let line = format!("\n{UNKNOWN} {}\n", paths.join(" "));
        let add = || {
            let mut file = OpenOptions::new().append(true).create(true).open(&list)?;
            file.write_all(line.as_bytes())?;
            file.sync_all()
        };
        add().map_err(Error::with("write", &list))
    }
}

/// The path of a listed file, and its stamp; the stamp may be missing.
pub(super) fn listed(file: &str) -> (&str, Option<Stamp>) {
    match file.split_once('|') {
        Some((path, stamp)) => (path, stamp.parse().ok()),
        None => (file, None),
    }
}

/// The paths of listed files, with spaces between them.
pub(super) fn joined(files: &str) -> String {
    let mut joined = String::with_capacity(files.len());
    for file in files.split(' ') {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(listed(file).0);
    }
    joined
}
