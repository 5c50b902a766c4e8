use super::{error::Error, unfinished};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::Write,
    path::PathBuf,
};
use tempfile::TempDir;

/// A folder of results that took long to make, by what they were made of: what is there is
/// never made again. It may be deleted at any time.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The results in a folder, which is made when the first is kept.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Where the result of this name is, or would be.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Whether the result of this name is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.path(name).is_file()
    }

    /// The file with the result of this name, made first if need be. The name must say all
    /// that the result depends on, with the [`digest`] of what it is made of.
    ///
    /// # Errors
    /// When it can't be made or kept.
    pub fn get<E: From<Error>>(
        &self,
        name: &str,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<PathBuf, E> {
        if !self.has(name) {
            self.put(name, &make()?)?;
        }
        Ok(self.path(name))
    }

    /// A small result itself, made first if need be, or if what is kept was damaged.
    ///
    /// # Errors
    /// When it can't be made or kept.
    pub(in crate::publish) fn value<T: Serialize + DeserializeOwned, E: From<Error>>(
        &self,
        name: &str,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let kept = fs::read_to_string(self.path(name)).unwrap_or_default();
        if let Some((sum, text)) = kept.split_once('\n')
            && sum == digest(text.as_bytes())
            && let Ok(value) = serde_json::from_str(text)
        {
            return Ok(value);
        }
        let value = make()?;
        let text = serde_json::to_string(&value)
            .map_err(|cause| Error::because(format!("could not write down {name}"), cause))?;
        let sum = digest(text.as_bytes());
        self.put(name, format!("{sum}\n{text}").as_bytes())?;
        Ok(value)
    }

    /// A new folder here whose name begins like this, for as long as it is held.
    ///
    /// # Errors
    /// When it can't be made.
    pub(in crate::publish) fn folder_for_now(&self, prefix: &str) -> Result<TempDir, Error> {
        fs::create_dir_all(&self.folder).map_err(Error::with("create", &self.folder))?;
        tempfile::Builder::new()
            .prefix(prefix)
            .tempdir_in(&self.folder)
            .map_err(Error::with("write in", &self.folder))
    }

    /// Keeps a result. The file appears whole or not at all, also when two builds make it at the
    /// same time, or the power fails.
    ///
    /// # Errors
    /// When it can't be written.
    pub(in crate::publish) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let _writing = unfinished::hold();
        let path = &self.path(name);
        let folder = self.folder_for_now("new-")?;
        let file = folder.path().join("new");
        let write = || {
            let mut file = File::create(&file)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(Error::with("write", path))?;
        fs::rename(&file, path).map_err(Error::with("write", path))?;
        Ok(())
    }
}

/// The name of a content: the first 16 hexadecimal digits of its SHA-256 (FIPS 180-4).
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let first = hash.iter().take(8);
    let number = first.fold(0, |number, byte| number << 8 | u64::from(*byte));
    format!("{number:016x}")
}
