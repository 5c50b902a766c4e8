use super::{
    PictureFile, Pictures,
    encode::digest_of,
    fault::Fault,
    gif_blocks::moves,
    raster::Bitmap,
    rasterise::Drawing,
    svg::{self, Svg},
    variants::{CARD, scaled},
};
use crate::{
    model::{FileName, Image, Invalid},
    publish::{
        diagnostics::{Diagnostic, Diagnostics, Severity, Spanned},
        source::bundle::{self, BundleFile},
        support::{ascii::ascii_name, cache::Cache, error::Error, unbroken::unbroken},
    },
    route::files,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};
use unicode_normalization::UnicodeNormalization;

/// The largest picture file, in bytes: a telephone's photo of 50 megapixels has up to 20 MB.
const LARGEST: u64 = 25_000_000;

/// The widths in which a photo is published, in pixels; none is more than its own.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The bundle's folder of pictures, of which those are looked at that somebody uses.
#[derive(Debug)]
pub(in crate::publish) struct ImageFolder {
    cache: Cache,
    /// By their names in normal form C: systems differ in how they write the same name.
    present: BTreeMap<FileName, BundleFile>,
    looked_at: Mutex<BTreeMap<FileName, Option<Look>>>,
    /// Those at the head of an article: cards for link previews are made of them.
    heroes: Mutex<BTreeSet<FileName>>,
    diagnostics: Mutex<Vec<Diagnostic>>,
    fault: Mutex<Option<Error>>,
}

/// What was found out about a picture.
#[derive(Clone, Debug)]
struct Look {
    file: PictureFile,
    /// What is to be told of it.
    told: Vec<Diagnostic>,
    /// What is to be told if a card is made of it.
    of_card: Vec<Diagnostic>,
}

impl ImageFolder {
    /// The pictures of a bundle; what was found out about one is kept.
    pub(in crate::publish) fn list(bundle: &Path, cache: &Cache) -> Self {
        let mut diagnostics = Vec::new();
        let mut present = BTreeMap::new();
        for found in bundle::list(bundle, "images", &mut diagnostics) {
            match found.name.parse::<FileName>().map(|name| normal(&name)) {
                Ok(name) if !found.path.is_dir() => {
                    present.insert(name, found);
                }
                Err(words) if !found.path.is_dir() => {
                    diagnostics.push(found.diagnostic(Severity::Warning, words));
                }
                _ => diagnostics.push(found.diagnostic(
                    Severity::Warning,
                    Invalid::new(
                        "nothing reads folders within this one",
                        "put its files into images itself, each under a name that is not there yet",
                    ),
                )),
            }
        }
        Self {
            cache: cache.clone(),
            present,
            looked_at: Mutex::default(),
            heroes: Mutex::default(),
            diagnostics: Mutex::new(diagnostics),
            fault: Mutex::default(),
        }
    }

    /// The names of all pictures.
    pub(in crate::publish) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.present.keys().map(FileName::as_str)
    }

    /// Whether there is a picture with this name.
    pub(in crate::publish) fn has(&self, name: &FileName) -> bool {
        self.present.contains_key(&normal(name))
    }

    /// Looks at a picture; none when it is missing or wrong, which is told once.
    pub(in crate::publish) fn look_at(&self, name: &FileName) -> Option<PictureFile> {
        let name = normal(name);
        let found = self.present.get(&name)?;
        let mut looked_at = whole(&self.looked_at);
        let look = looked_at.entry(name).or_insert_with_key(|name| {
            let look = unbroken(|| look_at(name, found, &self.cache));
            let broken = || {
                let told = found.diagnostic(Severity::Error, broken());
                Err(Fault::Picture(vec![told]))
            };
            look.unwrap_or_else(broken)
                .map_err(|fault| match fault {
                    Fault::Picture(mut told) => whole(&self.diagnostics).append(&mut told),
                    Fault::Machine(error) => drop(whole(&self.fault).get_or_insert(error)),
                })
                .ok()
        });
        look.as_ref().map(|look| look.file.clone())
    }

    /// Notes that a picture stands at the head of an article.
    pub(in crate::publish) fn add_hero(&self, name: &FileName) {
        whole(&self.heroes).insert(normal(name));
    }

    /// The pictures that have been looked at, and all that was found. Unless all content could be
    /// read, nobody knows whether a picture is used.
    ///
    /// # Errors
    /// When something on this machine failed.
    pub(in crate::publish) fn looked_at(
        &self,
        all_read: bool,
    ) -> Result<(Pictures, Vec<Diagnostic>), Error> {
        if let Some(error) = whole(&self.fault).take() {
            return Err(error);
        }
        let mut diagnostics = whole(&self.diagnostics).clone();
        let looked_at = whole(&self.looked_at);
        let unused = self
            .present
            .iter()
            .filter(|(name, _)| !looked_at.contains_key(name));
        diagnostics.extend(unused.map(|(_, found)| {
            let (wrong, instead) = if all_read {
                (
                    "nothing uses this picture",
                    "show it somewhere, or keep it in another folder",
                )
            } else {
                (
                    "this picture is not used by what could be read",
                    "keep it, mend the errors in the other files first, and check again",
                )
            };
            found.diagnostic(Severity::Warning, Invalid::new(wrong, instead))
        }));
        let all = looked_at.values().flatten();
        diagnostics.extend(all.flat_map(|look| look.told.iter().cloned()));
        let heroes = whole(&self.heroes);
        let heroes = heroes
            .iter()
            .filter_map(|name| looked_at.get(name)?.as_ref());
        diagnostics.extend(heroes.flat_map(|look| look.of_card.iter().cloned()));
        let good = |(name, look): (&FileName, &Option<Look>)| {
            Some((name.clone(), look.as_ref()?.file.clone()))
        };
        Ok((looked_at.iter().filter_map(good).collect(), diagnostics))
    }
}

/// What a lock holds: nothing is left half done in it, whoever panics.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is told of a picture on which a program for pictures has broken down.
fn broken() -> Invalid {
    Invalid::new(
        "this picture can't be read",
        "save it again with an ordinary program for pictures",
    )
}

/// A name in normal form C (Unicode Standard Annex 15).
pub(in crate::publish) fn normal(name: &FileName) -> FileName {
    let normal = name.as_str().nfc().collect::<String>();
    normal.parse().unwrap_or_else(|_| name.clone())
}

fn look_at(name: &FileName, found: &BundleFile, cache: &Cache) -> Result<Look, Fault> {
    let refuse = |words| Fault::Picture(vec![found.diagnostic(Severity::Error, words)]);
    let bytes = found.read(LARGEST).map_err(refuse)?;
    let (stem, ending) = name.parts();
    let stem = match ascii_name(stem) {
        stem if stem.is_empty() => "picture".into(),
        stem => stem,
    };
    let named = |published: &[u8]| format!("{}{stem}-{}", files::IMAGES, digest_of(published));
    let mut of_card = Vec::new();
    let mut told = Vec::new();
    let mut path = found.path.clone();
    let image = if ending == "svg" {
        let text = svg::encoding::text(bytes, LARGEST).map_err(refuse)?;
        let told = |severity, flaws: Vec<Spanned>| {
            let mut diagnostics = Diagnostics::default();
            for flaw in flaws {
                diagnostics.add(severity, || flaw.at, || flaw.words);
            }
            diagnostics.diagnostics(&found.file, &text)
        };
        let svg = Svg::read(&text);
        let svg = svg.map_err(|flaws| Fault::Picture(told(Severity::Error, flaws)))?;
        of_card = told(Severity::Warning, svg.unseen.into_iter().collect());
        let (width, height) = svg.size;
        let image = Image {
            name: named(svg.text.as_bytes()),
            width,
            height,
            widths: Vec::new(),
        };
        path = drawn(&found.file, &image, svg.text, cache, refuse)?;
        image
    } else {
        let name = named(&bytes);
        let Seen { size, is_moving } = see(bytes, cache, refuse)?;
        if is_moving {
            let words = Invalid::new(
                "this picture moves, and readers see its first moment only",
                "save the moment that matters as jpg or png",
            );
            told.push(found.diagnostic(Severity::Warning, words));
        }
        let (width, height) = size;
        let widths = widths(width);
        let largest = widths.last().copied().unwrap_or(width);
        Image {
            name,
            width: largest,
            height: scaled(height, largest, width),
            widths,
        }
    };
    let file = PictureFile {
        file: found.file.clone(),
        path,
        image,
    };
    Ok(Look {
        file,
        told,
        of_card,
    })
}

/// The file of a drawing as it is published. It is kept when it can be drawn, as its card will be: that
/// has to be found out only once.
fn drawn(
    file: &str,
    image: &Image,
    text: String,
    cache: &Cache,
    refuse: impl Fn(Invalid) -> Fault,
) -> Result<PathBuf, Fault> {
    let path = image.svg();
    let name = path.rsplit('/').next().unwrap_or(&path);
    cache.get(name, || {
        let unlike = |_| {
            let instead = "save the picture again with an ordinary program for drawings";
            refuse(Invalid::new("this picture can't be drawn", instead))
        };
        let drawing = Drawing::read(file, text.as_bytes()).map_err(unlike)?;
        if !drawing.is_light(CARD) {
            return Err(refuse(Invalid::new(
                "drawing this picture takes too much time or memory",
                "draw it with fewer and smaller effects, or save it as png",
            )));
        }
        drawing.try_out(CARD).map_err(unlike)?;
        Ok(text.into_bytes())
    })
}

/// What is seen of a bitmap.
#[derive(Serialize, Deserialize)]
struct Seen {
    size: (u32, u32),
    is_moving: bool,
}

/// Looks at a bitmap, none of whose pixels is missing: that has to be found out only once.
fn see(bytes: Vec<u8>, cache: &Cache, refuse: impl Fn(Invalid) -> Fault) -> Result<Seen, Fault> {
    let name = format!("{}.seen", digest_of(&bytes));
    cache.value(&name, || {
        let is_moving = moves(&bytes);
        let bitmap = Bitmap::open(bytes).map_err(&refuse)?;
        let size = bitmap.size();
        bitmap.pixels().map_err(&refuse)?;
        Ok(Seen { size, is_moving })
    })
}

/// The widths in which a photo of this width is published.
fn widths(own: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width <= own).collect();
    if own < WIDTHS[WIDTHS.len() - 1] && !widths.contains(&own) {
        widths.push(own);
    }
    widths
}
