use super::{PictureFile, Pictures, bitmap::Bitmap, encode::digest_of, order::scaled, svg};
use crate::{
    model::{FileName, Image, Invalid},
    publish::{
        Kept, Trouble,
        folder::{self, Found},
        report::{Findings, Problem, Severity},
    },
};
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The largest picture file, in bytes: a telephone's photo of 50 megapixels has up to 20 MB.
const LARGEST: u64 = 25_000_000;

/// The widths in which a photo is published, in pixels; none is more than its own.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The bundle's folder of pictures, of which those are looked at that somebody uses.
#[derive(Debug)]
pub(in crate::publish) struct Images {
    kept: Kept,
    present: BTreeMap<FileName, Found>,
    looked_at: Mutex<BTreeMap<FileName, Option<PictureFile>>>,
    problems: Mutex<Vec<Problem>>,
}

impl Images {
    /// The pictures of a bundle; what was found out about one is kept.
    pub(in crate::publish) fn list(bundle: &Path, kept: &Kept) -> Self {
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
            kept: kept.clone(),
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
            let file = look_at(name, found, &self.kept).map_err(|mut problems| {
                whole(&self.problems).append(&mut problems);
            });
            file.ok()
        });
        file.clone()
    }

    /// The pictures that have been looked at, and all that was found.
    pub(in crate::publish) fn looked_at(&self) -> (Pictures, Vec<Problem>) {
        let mut problems = whole(&self.problems).clone();
        let looked_at = whole(&self.looked_at);
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
        let good =
            |(name, file): (&FileName, &Option<PictureFile>)| Some((name.clone(), file.clone()?));
        (looked_at.iter().filter_map(good).collect(), problems)
    }
}

/// What a lock holds: nothing is left half done in it, whoever panics.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn look_at(name: &FileName, found: &Found, kept: &Kept) -> Result<PictureFile, Vec<Problem>> {
    let refuse = |words| vec![found.problem(Severity::Error, words)];
    let bytes = found.read(LARGEST).map_err(refuse)?;
    let (stem, ending) = name.as_str().rsplit_once('.').unwrap_or_default();
    let name = format!("content/images/{stem}-{}", digest_of(&bytes));
    let image = if ending == "svg" {
        let text = String::from_utf8(bytes).map_err(|_| refuse(svg::not_svg()))?;
        let (width, height) = svg::size(&text).map_err(|flaws| {
            let mut findings = Findings::default();
            for flaw in flaws {
                findings.add(Severity::Error, || flaw.at, || flaw.words);
            }
            findings.problems(&found.file, &text)
        })?;
        Image {
            name,
            width,
            height,
            widths: Vec::new(),
        }
    } else {
        let (width, height) = size(bytes, ending, kept).map_err(refuse)?;
        let widths = widths(width);
        let largest = widths.last().copied().unwrap_or(width);
        Image {
            name,
            width: largest,
            height: scaled(height, largest, width),
            widths,
        }
    };
    Ok(PictureFile {
        path: found.path.clone(),
        image,
    })
}

/// The width and height of a bitmap, none of whose pixels is missing: that has to be found out
/// only once.
fn size(bytes: Vec<u8>, ending: &str, kept: &Kept) -> Result<(u32, u32), Invalid> {
    let name = format!("{}-{ending}.size", digest_of(&bytes));
    let path = kept.get(&name, || {
        let bitmap = Bitmap::open(bytes, ending)?;
        let (width, height) = bitmap.size();
        bitmap.pixels()?;
        Ok::<_, Invalid>(format!("{width} {height}").into_bytes())
    })?;
    let text = fs::read_to_string(&path).map_err(Trouble::with("read", &path))?;
    let size = text.split_once(' ');
    size.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)))
        .ok_or_else(|| Invalid::new(format!("{} holds no size", path.display()), "delete it"))
}

/// What could not be kept or read again.
impl From<Trouble> for Invalid {
    fn from(trouble: Trouble) -> Self {
        let instead = "let this program write there, or choose another folder with --kept";
        Self::new(trouble.to_string(), instead)
    }
}

/// The widths in which a photo of this width is published.
fn widths(own: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width <= own).collect();
    if own < WIDTHS[WIDTHS.len() - 1] && !widths.contains(&own) {
        widths.push(own);
    }
    widths
}
