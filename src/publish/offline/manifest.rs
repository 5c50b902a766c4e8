use super::{
    file_hash::{FileHash, FileHashes, hash},
    group::{Files, Group, Groups},
    plan::Plan,
};
use crate::{
    model::Offline,
    publish::{hosting::Headers, page::policy::Policy, support::error::Error},
    route::files,
};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The form of the list, of which the worker knows this one.
const FORMAT: u8 = 1;

/// A list with more groups is cut, so that a change of one article changes little of it.
const UNCUT: usize = 32;

/// The most parts of a list: a part is found by one byte of a hash.
const PARTS: usize = 256;

/// A version of the site: all files that browsers keep. It is known by the hash of the list.
#[derive(Debug, Serialize, Deserialize)]
struct Version {
    version: String,
    list: PrecacheManifest,
}

/// All files of a version.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::publish) struct PrecacheManifest {
    format: u8,
    /// How much of the site is kept unasked, in bytes.
    budget: u64,
    /// How much all files are together, in bytes.
    size: u64,
    /// How many articles there are.
    count: usize,
    /// What the host sends along with pages.
    headers: BTreeMap<String, String>,
    shell: Files,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    groups: Option<Groups>,
    /// The hashes of the parts into which the groups are cut.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<String>>,
}

/// The file that says that nothing is to be kept.
#[derive(Serialize)]
struct Off {
    off: bool,
}

impl PrecacheManifest {
    /// The files of the list of a site whose files are known by these prints: their paths, and
    /// what is in them.
    ///
    /// # Errors
    /// When they can't be written as JSON.
    pub(in crate::publish) fn write(
        mut plan: Plan,
        hashes: &FileHashes,
        offline: Offline,
        policy: &Policy,
    ) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let Offline::Megabytes(budget) = offline else {
            return Ok(vec![(
                files::PRECACHE_MANIFEST.into(),
                json(&Off { off: true })?,
            )]);
        };
        let budget = u64::from(budget) * 1_000_000;
        plan.add_linked(hashes, budget);
        let unique = plan.paths().into_iter().filter_map(|path| hashes.get(path));
        let unique: FxHashSet<&FileHash> = unique.collect();
        let size = unique.iter().map(|print| print.size()).sum();
        let files = |paths: BTreeSet<String>| -> Files {
            let known = paths.into_iter().filter_map(|path| {
                let print = hashes.get(&path)?.clone();
                Some((path, print))
            });
            known.collect()
        };
        let groups: Groups = plan
            .groups
            .into_par_iter()
            .map(|(name, planned)| {
                let group = Group {
                    title: planned.title,
                    files: files(planned.files),
                };
                (name, group)
            })
            .collect();
        let mut list = Self {
            format: FORMAT,
            budget,
            size,
            count: plan.articles,
            headers: headers(policy),
            shell: files(plan.shell),
            groups: None,
            parts: None,
        };
        let mut written = Vec::new();
        if groups.len() <= UNCUT {
            list.groups = Some(groups);
        } else {
            let parts = cut(groups).into_par_iter().map(|part| json(&part));
            let parts: Vec<Vec<u8>> = parts.collect::<Result<_, _>>()?;
            let hashes: Vec<String> = parts.iter().map(|part| hash(part)).collect();
            written.extend(hashes.iter().map(|hash| path_of(hash)).zip(parts));
            list.parts = Some(hashes);
        }
        let version = hash(&json(&list)?);
        written.push((
            files::PRECACHE_MANIFEST.into(),
            json(&Version { version, list })?,
        ));
        // Parts without groups are the same.
        written.sort();
        written.dedup();
        Ok(written)
    }

    /// What the files of a list are known by that was written before; nothing where it can't be
    /// read.
    pub(in crate::publish) fn read(read: impl Fn(&str) -> Option<Vec<u8>> + Sync) -> FileHashes {
        let version = read(files::PRECACHE_MANIFEST)
            .and_then(|text| serde_json::from_slice::<Version>(&text).ok());
        let Some(Version { list, .. }) = version else {
            return FileHashes::default();
        };
        let parts = list.parts.unwrap_or_default();
        let parts = parts.par_iter().filter_map(|hash| {
            let text = read(&path_of(hash))?;
            serde_json::from_slice::<Groups>(&text).ok()
        });
        let parts: Vec<Groups> = parts.collect();
        let groups = parts.into_iter().chain(list.groups).flatten();
        let files = groups.flat_map(|(_, group)| group.files);
        files.chain(list.shell).collect()
    }
}

/// Parts of about as many groups as a list has uncut, each found by the hash of a group's name.
fn cut(groups: Groups) -> Vec<Groups> {
    let count = groups.len().div_ceil(UNCUT).min(PARTS);
    let mut parts = vec![Groups::new(); count];
    for (name, group) in groups {
        let first = Sha256::digest(&name)[0];
        parts[usize::from(first) % count].insert(name, group);
    }
    parts
}

fn path_of(hash: &str) -> String {
    format!("{}{hash}.json", files::OFFLINE)
}

fn headers(policy: &Policy) -> BTreeMap<String, String> {
    let everywhere = Headers::EVERYWHERE.map(|(name, value)| (name.into(), value.into()));
    let policy = ("Content-Security-Policy".to_owned(), policy.in_header());
    everywhere.into_iter().chain([policy]).collect()
}

fn json(content: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(content).map_err(|cause| {
        Error::because(
            format!("could not write {}", files::PRECACHE_MANIFEST),
            cause,
        )
    })
}
