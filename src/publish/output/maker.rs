use super::workshop::{Work, Workshop};
use crate::publish::{
    Kept, Trouble,
    compress::{ENCODINGS, Effort, is_worth_it},
    kept::digest,
};
use rayon::prelude::*;
use std::{fs, path::Path};

/// Makes the files of a site, and their compressed forms.
pub(super) struct Maker<'a> {
    pub(super) workshop: Workshop,
    pub(super) effort: Effort,
    pub(super) kept: &'a Kept,
}

impl Maker<'_> {
    /// Writes a file of a picture, whose path says what it is made of.
    pub(super) fn put_picture(&self, path: &str, file: &Path) -> Result<(), Trouble> {
        if is_worth_it(path) {
            let bytes = fs::read(file).map_err(Trouble::with("read", file))?;
            return self.put_lasting(path, &bytes);
        }
        let key = digest(path.as_bytes());
        if self.workshop.claim(vec![path.to_owned()], &key) != Work::Nothing {
            self.workshop.copy(path, file)?;
        }
        Ok(())
    }

    /// Writes a file that often changes.
    pub(super) fn put_changing(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let paths = with_encodings(path.to_owned());
        match self.workshop.claim(paths, &digest(bytes)) {
            Work::Nothing => Ok(()),
            _ => self.put(path, bytes),
        }
    }

    /// Writes a file that was claimed, unless it is there like this.
    pub(super) fn renew(&self, path: &str, bytes: &[u8], work: Work) -> Result<(), Trouble> {
        let forms = || with_encodings(path.to_owned());
        if work == Work::Compare && self.workshop.keep(path, forms(), bytes) {
            return Ok(());
        }
        self.put(path, bytes)
    }

    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.workshop.write(path, bytes)?;
        ENCODINGS.par_iter().try_for_each(|(ending, encode)| {
            let encoded = encode(bytes, self.effort)?;
            self.workshop.write(&format!("{path}{ending}"), &encoded)
        })
    }

    /// Writes a file that seldom changes, compressed as well as can be.
    pub(super) fn put_lasting(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let key = digest(bytes);
        let paths = with_encodings(path.to_owned());
        if self.workshop.claim(paths, &key) == Work::Nothing {
            return Ok(());
        }
        self.workshop.write(path, bytes)?;
        for (ending, encode) in ENCODINGS.into_iter().filter(|_| is_worth_it(path)) {
            let name = format!("{key}{ending}");
            let encoded = self.kept.get(&name, || encode(bytes, Effort::Least))?;
            self.workshop.copy(&format!("{path}{ending}"), &encoded)?;
        }
        Ok(())
    }
}

/// A file and its compressed forms.
pub(super) fn with_encodings(path: String) -> Vec<String> {
    let mut paths = vec![path];
    if is_worth_it(&paths[0]) {
        paths.extend(ENCODINGS.map(|(ending, _)| format!("{}{ending}", paths[0])));
    }
    paths
}
