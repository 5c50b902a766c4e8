use super::staging::{Freshness, Staging};
use crate::publish::{
    offline::FileHash,
    support::{
        cache::{Cache, digest},
        compress::{Effort, Encoding, SharedPrefixes, is_worth_it},
        error::Error,
    },
};
use rayon::prelude::*;
use std::{fs, path::Path};

/// The least bytes of a file that somebody else has made for which compressed forms are made, too.
const WORTHWHILE: u64 = 1_000;

/// Makes the files of a site, and their compressed forms.
pub(super) struct Writer<'a> {
    pub(super) staging: Staging,
    pub(super) effort: Effort,
    pub(super) encodings: &'static [Encoding],
    pub(super) prefixes: SharedPrefixes<'a>,
    pub(super) cache: &'a Cache,
}

impl Writer<'_> {
    /// Writes a file of a picture, whose path says what it is made of.
    pub(super) fn put_picture(&self, path: &str, file: &Path) -> Result<(), Error> {
        if is_worth_it(path) {
            let bytes = fs::read(file).map_err(Error::with("read", file))?;
            return self.put_lasting(path, &bytes);
        }
        let key = digest(path.as_bytes());
        if self.staging.register(vec![path.to_owned()], &key) != Freshness::Nothing {
            self.staging.copy(path, file)?;
        }
        Ok(())
    }

    /// Writes a file that is published as it is. It may be large: what can't be compressed is never
    /// in memory.
    pub(super) fn put_static(&self, path: &str, file: &Path) -> Result<(), Error> {
        let print = FileHash::of_file(file)?;
        if is_worth_it(path) && print.size() >= WORTHWHILE {
            let bytes = fs::read(file).map_err(Error::with("read", file))?;
            return self.put_lasting(path, &bytes);
        }
        let key = digest(print.hash().as_bytes());
        if self.staging.register(vec![path.to_owned()], &key) != Freshness::Nothing
            && self.staging.copy(path, file)? != print
        {
            let file = file.display();
            return Err(Error::new(format!(
                "{file} was changed while it was being published; publish again"
            )));
        }
        self.staging.know(path, print);
        Ok(())
    }

    /// Writes a file that often changes.
    pub(super) fn put_changing(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let paths = self.forms(path.to_owned());
        match self.staging.register(paths, &digest(bytes)) {
            Freshness::Nothing => Ok(()),
            _ => self.put(path, bytes),
        }
    }

    /// Writes a file that was claimed, unless it is there like this.
    pub(super) fn renew(&self, path: &str, bytes: &[u8], work: Freshness) -> Result<(), Error> {
        let forms = || self.forms(path.to_owned());
        if work == Freshness::Compare && self.staging.keep(path, forms(), bytes) {
            return Ok(());
        }
        self.put(path, bytes)
    }

    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.staging.write(path, bytes)?;
        let prefix = match self.effort {
            Effort::Least => None,
            Effort::Quick => self.prefixes.of(bytes)?,
        };
        self.encodings.par_iter().try_for_each(|encoding| {
            let encoded = match &prefix {
                Some(prefix) => prefix.encode(bytes, *encoding),
                None => encoding.encode(bytes, self.effort),
            }?;
            let path = format!("{path}{}", encoding.ending());
            self.staging.write(&path, &encoded)
        })
    }

    /// Writes a file that seldom changes, compressed as well as can be.
    pub(super) fn put_lasting(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let key = digest(bytes);
        let paths = self.forms(path.to_owned());
        if self.staging.register(paths, &key) == Freshness::Nothing {
            return Ok(());
        }
        self.staging.write(path, bytes)?;
        for encoding in self.encodings.iter().filter(|_| is_worth_it(path)) {
            let ending = encoding.ending();
            let name = format!("{key}{ending}");
            let encode = || encoding.encode(bytes, Effort::Least);
            let encoded = self.cache.get(&name, encode)?;
            self.staging.copy(&format!("{path}{ending}"), &encoded)?;
        }
        Ok(())
    }

    /// A file and its compressed forms.
    pub(super) fn forms(&self, path: String) -> Vec<String> {
        let encodings = self.encodings.iter().filter(|_| is_worth_it(&path));
        let mut forms: Vec<_> = encodings
            .map(|it| format!("{path}{}", it.ending()))
            .collect();
        forms.insert(0, path);
        forms
    }
}
