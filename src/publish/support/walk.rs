use super::error::Error;
use rayon::prelude::*;
use std::{fs, path::Path};

/// The names of all files below a folder, with slashes, in order.
///
/// # Errors
/// When a folder can't be read.
pub(in crate::publish) fn files_below(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = names_below(folder, "", &|_| true)?;
    names.par_sort_unstable();
    Ok(names)
}

/// The names of the files below the folder of that name, which is empty or ends with a slash, and
/// below those of its folders that are to be entered.
///
/// # Errors
/// When a folder can't be read.
pub(in crate::publish) fn names_below(
    folder: &Path,
    name: &str,
    enter: &(impl Fn(&str) -> bool + Sync),
) -> Result<Vec<String>, Error> {
    let (mut names, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(Error::with("read", folder))? {
        let entry = entry.map_err(Error::with("read", folder))?;
        let kind = entry.file_type().map_err(Error::with("read", folder))?;
        let below = format!("{name}{}", entry.file_name().to_string_lossy());
        if kind.is_dir() {
            folders.push((entry.path(), below + "/"));
        } else {
            names.push(below);
        }
    }
    let folders = folders.par_iter().filter(|(_, name)| enter(name));
    let below = folders.map(|(folder, name)| names_below(folder, name, enter));
    let below: Vec<_> = below.collect::<Result<_, Error>>()?;
    names.extend(below.into_iter().flatten());
    Ok(names)
}
