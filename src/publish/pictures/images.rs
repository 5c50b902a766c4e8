use super::{PictureFile, Pictures, bitmap, svg};
use crate::{
    model::{FileName, Image, Invalid},
    publish::{
        digest,
        folder::{self, Found},
        report::{Findings, Problem, Severity},
    },
};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The largest picture file.
const LARGEST: u64 = 10_000_000;

/// The bundle's folder of pictures, of which those are looked at that somebody uses.
pub(in crate::publish) struct Images {
    present: BTreeMap<FileName, Found>,
    looked_at: Mutex<BTreeMap<FileName, Option<PictureFile>>>,
    problems: Mutex<Vec<Problem>>,
}

impl Images {
    pub(in crate::publish) fn list(bundle: &Path) -> Self {
        let mut problems = Vec::new();
        let mut present = BTreeMap::new();
        for found in folder::list(bundle, "images", &mut problems) {
            match found.name.parse::<FileName>() {
                Ok(name) => {
                    present.insert(name, found);
                }
                Err(Invalid { instead, .. }) => problems.push(found.problem(
                    Severity::Warning,
                    Invalid::new("no article can use a file with this name", instead),
                )),
            }
        }
        Self {
            present,
            looked_at: Mutex::default(),
            problems: Mutex::new(problems),
        }
    }

    /// The names of all pictures.
    pub(in crate::publish) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.present.keys().map(FileName::as_str)
    }

    /// Whether there is a picture with this name.
    pub(in crate::publish) fn has(&self, name: &FileName) -> bool {
        self.present.contains_key(name)
    }

    /// Looks at a picture; none when it is missing or wrong, which is told once.
    pub(in crate::publish) fn look_at(&self, name: &FileName) -> Option<PictureFile> {
        let found = self.present.get(name)?;
        let mut looked_at = whole(&self.looked_at);
        let file = looked_at.entry(name.clone()).or_insert_with(|| {
            let file = look_at(name, found).map_err(|mut problems| {
                whole(&self.problems).append(&mut problems);
            });
            file.ok()
        });
        file.clone()
    }

    /// The pictures that have been looked at, and all that was found.
    pub(in crate::publish) fn finish(self) -> (Pictures, Vec<Problem>) {
        let mut problems = self
            .problems
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let looked_at = self
            .looked_at
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let unused = self
            .present
            .iter()
            .filter(|(name, _)| !looked_at.contains_key(name));
        problems.extend(unused.map(|(_, found)| {
            let words = Invalid::new(
                "nothing uses this picture",
                "delete it, or show it somewhere",
            );
            found.problem(Severity::Warning, words)
        }));
        let good = |(name, file): (FileName, Option<PictureFile>)| Some((name, file?));
        (looked_at.into_iter().filter_map(good).collect(), problems)
    }
}

/// What a lock holds: nothing is left half done in it, whoever panics.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn look_at(name: &FileName, found: &Found) -> Result<PictureFile, Vec<Problem>> {
    let refuse = |words| vec![found.problem(Severity::Error, words)];
    let bytes = found.read(LARGEST).map_err(refuse)?;
    let (_, ending) = name.as_str().rsplit_once('.').unwrap_or_default();
    let (width, height) = if ending == "svg" {
        let text = String::from_utf8(bytes.clone()).map_err(|_| refuse(svg::not_svg()))?;
        svg::size(&text).map_err(|flaws| {
            let mut findings = Findings::default();
            for flaw in flaws {
                findings.add(Severity::Error, || flaw.at, || flaw.words);
            }
            findings.problems(&found.file, &text)
        })?
    } else {
        bitmap::size(&bytes, ending).map_err(refuse)?
    };
    let (stem, _) = name.as_str().rsplit_once('.').unwrap_or_default();
    Ok(PictureFile {
        path: found.path.clone(),
        image: Image {
            name: format!("content/images/{stem}-{}", digest(&bytes)),
            width,
            height,
            widths: Vec::new(),
        },
    })
}
