use super::Trouble;
use std::{fs, path::Path};

/// The names of all files below a folder, with slashes, in order.
///
/// # Errors
/// When a folder can't be read.
pub(super) fn files_below(folder: &Path) -> Result<Vec<String>, Trouble> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(Trouble::with("read", folder))? {
        let entry = entry.map_err(Trouble::with("read", folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(Trouble::with("read", folder))?;
        if kind.is_dir() {
            let below = files_below(&entry.path())?;
            names.extend(below.into_iter().map(|below| format!("{name}/{below}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
