use super::Trouble;
use rayon::prelude::*;
use std::{fs, path::Path};

/// The names of all files below a folder, with slashes, in order.
///
/// # Errors
/// When a folder can't be read.
pub(super) fn files_below(folder: &Path) -> Result<Vec<String>, Trouble> {
    let mut names = names_below(folder)?;
    names.par_sort_unstable();
    Ok(names)
}

fn names_below(folder: &Path) -> Result<Vec<String>, Trouble> {
    let (mut names, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(Trouble::with("read", folder))? {
        let entry = entry.map_err(Trouble::with("read", folder))?;
        let kind = entry.file_type().map_err(Trouble::with("read", folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if kind.is_dir() {
            folders.push(name);
        } else {
            names.push(name);
        }
    }
    let below = folders.par_iter().map(|name| {
        let below = names_below(&folder.join(name))?;
        Ok(below
            .into_iter()
            .map(|below| format!("{name}/{below}"))
            .collect())
    });
    let below: Vec<Vec<String>> = below.collect::<Result<_, Trouble>>()?;
    names.extend(below.into_iter().flatten());
    Ok(names)
}
