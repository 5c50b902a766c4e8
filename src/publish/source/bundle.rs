use super::litter::is_litter;
use crate::{
    model::Invalid,
    publish::diagnostics::{Diagnostic, Severity},
};
use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// A file of the bundle.
#[derive(Clone, Debug)]
pub(in crate::publish) struct BundleFile {
    /// Its name, without folders.
    pub(in crate::publish) name: String,
    /// Its name below the bundle's folder, with slashes.
    pub(in crate::publish) file: String,
    /// Where it is.
    pub(in crate::publish) path: PathBuf,
}

/// The files in a folder of the bundle, without what a system or an editor has put there, and
/// without those whose names begin with a dot. A folder that is missing has none.
pub(in crate::publish) fn list(
    bundle: &Path,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<BundleFile> {
    let entries = match fs::read_dir(bundle.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            diagnostics.push(whole(folder.into(), Severity::Error, unreadable(&error)));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => {
                let name = entry.file_name().to_string_lossy().into_owned();
                if !name.starts_with('.') && !is_litter(&name) {
                    found.push(BundleFile {
                        path: entry.path(),
                        ..BundleFile::new(bundle, &format!("{folder}/{name}"))
                    });
                }
            }
            Err(error) => {
                diagnostics.push(whole(folder.into(), Severity::Error, unreadable(&error)));
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

impl BundleFile {
    /// A file of the bundle, by its name below the bundle's folder.
    pub(in crate::publish) fn new(bundle: &Path, file: &str) -> Self {
        let name = file.rsplit('/').next().unwrap_or(file);
        Self {
            name: name.into(),
            file: file.into(),
            path: bundle.join(file),
        }
    }

    /// The name without its ending.
    pub(in crate::publish) fn stem(&self) -> &str {
        self.name
            .rsplit_once('.')
            .map_or(&self.name, |(stem, _)| stem)
    }

    /// Reads the file, unless it has more than so many bytes.
    pub(in crate::publish) fn read(&self, largest: u64) -> Result<Vec<u8>, Invalid> {
        let read = || {
            let about = fs::metadata(&self.path)?;
            if !about.is_file() {
                return Ok(Err(no_file(about.is_dir())));
            }
            let length = about.len();
            if length > largest {
                return Ok(Err(too_large(length, largest)));
            }
            let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
            File::open(&self.path)?
                .take(largest)
                .read_to_end(&mut bytes)?;
            Ok(Ok(bytes))
        };
        let read = read().unwrap_or_else(|error| Err(unreadable(&error)))?;
        if read.is_empty() {
            return Err(Invalid::new("this file is empty", "write or save it again"));
        }
        Ok(read)
    }

    /// A problem of the file as a whole.
    pub(in crate::publish) fn diagnostic(&self, severity: Severity, words: Invalid) -> Diagnostic {
        whole(self.file.clone(), severity, words)
    }
}

/// A problem of a file or a folder as a whole.
pub(in crate::publish) fn whole(file: String, severity: Severity, words: Invalid) -> Diagnostic {
    Diagnostic {
        severity,
        file,
        place: None,
        words,
    }
}

fn no_file(is_folder: bool) -> Invalid {
    if is_folder {
        return Invalid::new(
            "this is a folder, and a file is expected",
            "put the file in its place, and what is in the folder elsewhere",
        );
    }
    Invalid::new(
        "this is no ordinary file",
        "put a file that holds what it should in its place",
    )
}

pub(in crate::publish) fn unreadable(error: &io::Error) -> Invalid {
    if error.kind() == io::ErrorKind::NotFound {
        return Invalid::new("this file is missing", "write it");
    }
    Invalid::new(
        format!("this can't be read: {error}"),
        "see whether it exists and whether you may open it",
    )
}

pub(in crate::publish) fn too_large(length: u64, largest: u64) -> Invalid {
    let tenths = |bytes: u64| format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    Invalid::new(
        format!("this file has {} MB", tenths(length)),
        format!("make it smaller than {} MB", tenths(largest)),
    )
}
