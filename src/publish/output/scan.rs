use super::{list::LIST, previous::modified, staging::STAGING};
use crate::publish::support::{error::Error, walk::names_below};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::{path::Path, time::SystemTime};

/// What makes the folder a place of a git repository: a folder, or a file that says where it is. It
/// is left alone, so that a site can be published into a branch.
const REPOSITORY: &str = ".git";

/// The names of the files in the folder of a site, of which the list has those that were
/// published.
///
/// A folder that has not changed since then is not read: whatever comes or goes there changes it
/// (POSIX.1-2024, the effects of `open`, `rename` and `unlink`).
///
/// # Errors
/// When a folder can't be read.
pub(super) fn present(
    site: &Path,
    listed: &FxHashSet<&str>,
    published: Option<SystemTime>,
) -> Result<FxHashSet<String>, Error> {
    let folders = folders(listed);
    let enter = |name: &str| {
        !folders.contains_key(name)
            && !name.starts_with(STAGING)
            && name != format!("{REPOSITORY}/")
    };
    let found = folders.par_iter().map(|(name, listed)| {
        let folder = site.join(name);
        // What is behind a link is not the site's, and nobody has put the link there for us.
        if !name.is_empty() && site.join(name.trim_end_matches('/')).is_symlink() {
            return Ok(vec![name.trim_end_matches('/').to_owned()]);
        }
        let changed = modified(&folder);
        // The site's own folder changes after the list: its staging folder goes last.
        if changed.is_some() && changed < published && !name.is_empty() {
            return Ok(listed.iter().map(|path| (*path).to_owned()).collect());
        }
        if folder.is_dir() {
            names_below(&folder, name, &enter)
        } else {
            Ok(Vec::new())
        }
    });
    let found: Vec<Vec<String>> = found.collect::<Result<_, Error>>()?;
    let mut found: FxHashSet<String> = found.into_iter().flatten().collect();
    found.remove(LIST);
    found.remove(REPOSITORY);
    Ok(found)
}

/// The folders of files, which are empty or end with a slash, with the files in each.
fn folders<'a>(listed: &FxHashSet<&'a str>) -> FxHashMap<&'a str, Vec<&'a str>> {
    let mut folders: FxHashMap<&str, Vec<&str>> = FxHashMap::from_iter([("", Vec::new())]);
    for &path in listed {
        let mut folder = folder_of(path);
        folders.entry(folder).or_default().push(path);
        while !folder.is_empty() {
            folder = folder_of(&folder[..folder.len() - 1]);
            folders.entry(folder).or_default();
        }
    }
    folders
}

fn folder_of(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |slash| slash + 1)]
}
