use super::template::Template;
use crate::publish::support::{error::Error, walk::files_below};
use flate2::bufread::GzDecoder;
use std::{
    fs,
    io::{self, Read},
    path::Path,
};
use tar::{Archive, EntryType};

/// The document around every page, as trunk names it.
const DOCUMENT: &str = "index.html";

/// The program for browsers as trunk has built it: Wasm, scripts, and the document around every
/// page.
#[derive(Clone, Debug)]
pub struct TrunkOutput {
    /// The document around every page.
    pub(in crate::publish) template: Template,
    /// All other files.
    pub(in crate::publish) files: BuiltFiles,
}

impl TrunkOutput {
    /// Reads the folder into which trunk has built.
    ///
    /// # Errors
    /// When a file can't be read, or the document is no template.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let read = |path: String| {
            let file = folder.join(&path);
            let bytes = fs::read(&file).map_err(Error::with("read", &file))?;
            Ok((path, bytes))
        };
        let files = files_below(folder)?.into_iter().map(read);
        Self::new(files.collect::<Result<_, Error>>()?)
    }

    /// Unpacks an archive (gzip, RFC 1952, of tar) of that folder.
    ///
    /// # Errors
    /// When the archive is damaged, or the document in it is no template.
    pub fn unpack(archive: &[u8]) -> Result<Self, Error> {
        let unpack = || {
            let mut files = Vec::new();
            for entry in Archive::new(GzDecoder::new(archive)).entries()? {
                let mut entry = entry?;
                if entry.header().entry_type() != EntryType::Regular {
                    continue;
                }
                let path = entry.path()?.to_string_lossy().into_owned();
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes)?;
                files.push((path.trim_start_matches("./").to_owned(), bytes));
            }
            Ok(files)
        };
        let damaged =
            |cause: io::Error| Error::because("the program for browsers is damaged", cause);
        let mut files: Vec<_> = unpack().map_err(damaged)?;
        files.sort();
        Self::new(files)
    }

    fn new(mut files: Vec<(String, Vec<u8>)>) -> Result<Self, Error> {
        // Trunk's own files are hidden.
        files.retain(|(path, _)| !path.split('/').any(|part| part.starts_with('.')));
        let mut files = BuiltFiles(files);
        let document = files.take_text(DOCUMENT)?;
        Ok(Self {
            template: Template::new(document)?,
            files,
        })
    }

    /// The same program, whose pages also run this script.
    #[must_use]
    pub fn with_script(mut self, script: &str) -> Self {
        self.template.end_with(script);
        self
    }
}

/// The files that trunk has built, by their paths. Most paths go on with a hash, so files are
/// known by how their paths start.
#[derive(Clone, Debug)]
pub(in crate::publish) struct BuiltFiles(Vec<(String, Vec<u8>)>);

impl BuiltFiles {
    /// All of them.
    pub(in crate::publish) fn into_files(self) -> Vec<(String, Vec<u8>)> {
        self.0
    }

    /// The path that starts like this.
    ///
    /// # Errors
    /// When there is none.
    pub(in crate::publish) fn path(&self, start: &str) -> Result<&str, Error> {
        Ok(&self.0[self.place(start)?].0)
    }

    /// Takes out the file whose path starts like this.
    ///
    /// # Errors
    /// When there is none.
    pub(in crate::publish) fn take(&mut self, start: &str) -> Result<Vec<u8>, Error> {
        let place = self.place(start)?;
        Ok(self.0.remove(place).1)
    }

    /// Takes out the text whose path starts like this.
    ///
    /// # Errors
    /// When there is none, or it is not in UTF-8.
    pub(in crate::publish) fn take_text(&mut self, start: &str) -> Result<String, Error> {
        String::from_utf8(self.take(start)?)
            .map_err(|cause| Error::because(format!("{start}… is not in UTF-8"), cause))
    }

    fn place(&self, start: &str) -> Result<usize, Error> {
        let place = self.0.iter().position(|(path, _)| path.starts_with(start));
        place.ok_or_else(|| {
            Error::new(format!(
                "the built program has no file {start}…; build it again"
            ))
        })
    }
}
