use super::{listed::Listed, permissions::Permissions};
use crate::publish::{
    hosting::Extent,
    support::{cache::digest, error::Error, regular::read_regular},
};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Component, Path, PathBuf},
    time::SystemTime,
};

/// The list of all files that were published, by which the next publication knows them. Each
/// line has the key of what some files were made of together, and these files, as in `4fb2
/// a.json|120|1700000000|Zk9dQx0a7Lw a.json.br|80|1700000000|pL2vwq8Yt1E`. The last line says that
/// those before it are all there; what is about to be written is added after it.
pub(super) const LIST: &str = ".clinic-articles";

/// The key of files that are made of nobody knows what.
pub(super) const UNKNOWN: &str = "?";

/// How the line begins that has the digest of all before it.
const WHOLE: &str = "= ";

/// A list as it was read.
#[derive(Default)]
pub(super) struct List {
    text: String,
    /// When it was written; `None` when there is none.
    pub(super) written: Option<SystemTime>,
    /// Whether it may not be what was written: it is not what it says that it is, or says nothing, as
    /// those of earlier versions.
    pub(super) is_damaged: bool,
    /// The digest of its lines, when nothing has been added since it was written.
    pub(super) digest: Option<String>,
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
        let last = text.strip_suffix('\n').and_then(|text| text.lines().last());
        let digest = last.and_then(|line| line.strip_prefix(WHOLE));
        Ok(Self {
            digest: digest.map(str::to_owned),
            written: super::previous::modified(&path),
            is_damaged: !is_whole(&text),
            text,
        })
    }

    /// The lines: their keys, and their files. A line with a path that leads elsewhere is nobody's:
    /// whatever is there would be taken for the site's.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        // Before version 0.2, each line was a path.
        let parts = |line| str::split_once(line, ' ').unwrap_or((UNKNOWN, line));
        let is_entry = |line: &&str| !line.is_empty() && !line.starts_with(WHOLE);
        let lines = self.text.lines().filter(is_entry);
        let stays_within = |(_, files): &(&str, &str)| files.split(' ').all(is_within);
        lines.map(parts).filter(stays_within)
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

    /// How large a site is that has this list.
    pub(super) fn extent(text: &str) -> Extent {
        let files = text.lines().flat_map(|line| line.split(' ').skip(1));
        let files = files.map(Listed::read);
        Extent::of(files.map(|file| (file.path, file.stamp.map_or(0, |stamp| stamp.length))))
    }

    fn write(list: &PathBuf, text: &str) -> io::Result<()> {
        let mut file = File::create(list)?;
        file.write_all(text.as_bytes())?;
        writeln!(file, "{WHOLE}{}", digest(text.as_bytes()))?;
        Permissions::OfFile.give(list)?;
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

/// Whether a list is what was written, and perhaps what was added since.
fn is_whole(text: &str) -> bool {
    let end = text.rfind(&format!("\n{WHOLE}")).map(|end| end + 1);
    end.is_some_and(|end| {
        let (before, said) = text.split_at(end);
        let mut lines = said.split_inclusive('\n');
        let said = lines.next().and_then(|line| line.strip_suffix('\n'));
        said.and_then(|line| line.strip_prefix(WHOLE)) == Some(&digest(before.as_bytes()))
            && lines.all(|line| line.ends_with('\n'))
    })
}

/// Whether a listed file is in the folder, by the one way in which its path can be written.
fn is_within(file: &str) -> bool {
    let path = Listed::read(file).path;
    let is_name = |part: Component| matches!(part, Component::Normal(_));
    let is_plain = !path.split('/').any(|part| matches!(part, "" | "."));
    is_plain && Path::new(path).components().all(is_name)
}
