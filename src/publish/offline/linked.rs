use super::{
    file_hash::{FileHash, FileHashes},
    plan::Plan,
};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// Of a site that is larger than its budget, the part of the budget that a file may have to which
/// a page links: so none takes the room of what was read.
const SHARE: u64 = 10;

/// Whether a browser keeps a file, once somebody links to it: the worker would take a page that is
/// not ours for one, and a name without an ending for that of a folder.
pub(super) fn can_be_kept(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_ending = !ending.is_empty() && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    is_ending && !matches!(ending, "html" | "htm")
}

/// The linked files for which the budget has room. The smallest come first, and none is the reason
/// that a site is not kept whole.
pub(super) fn fitting(plan: &Plan, hashes: &FileHashes, budget: u64) -> BTreeSet<String> {
    let print = |path: &String| hashes.get(path);
    let own = plan.groups.values().flat_map(|group| &group.files);
    let own: FxHashSet<&FileHash> = own.chain(&plan.shell).filter_map(print).collect();
    let own: u64 = own.iter().map(|print| print.size()).sum();
    let linked = plan.groups.values().flat_map(|group| &group.linked);
    let linked: BTreeSet<&String> = linked.collect();
    let sized = linked
        .into_iter()
        .filter_map(|path| Some((print(path)?.size(), path)));
    let mut sized: Vec<(u64, &String)> = sized.collect();
    sized.sort();
    let mut room = budget.checked_sub(own);
    let fits = |(size, _): &(u64, &String)| match &mut room {
        None => *size <= budget / SHARE,
        Some(room) => match room.checked_sub(*size) {
            Some(rest) => {
                *room = rest;
                true
            }
            None => false,
        },
    };
    let fitting = sized.into_iter().filter(fits);
    fitting.map(|(_, path)| path.clone()).collect()
}
