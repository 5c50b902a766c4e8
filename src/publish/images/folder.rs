use super::{
    PictureFile, Pictures,
    encode::digest_of,
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
        support::{cache::Cache, error::Error},
    },
    route::files,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The largest picture file, in bytes: a telephone's photo of 50 megapixels has up to 20 MB.
const LARGEST: u64 = 25_000_000;

/// The widths in which a photo is published, in pixels; none is more than its own.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The bundle's folder of pictures, of which those are looked at that somebody uses.
#[derive(Debug)]
pub(in crate::publish) struct ImageFolder {
    cache: Cache,
    present: BTreeMap<FileName, BundleFile>,
    looked_at: Mutex<BTreeMap<FileName, Option<Look>>>,
    /// Those at the head of an article: cards for link previews are made of them.
    heroes: Mutex<BTreeSet<FileName>>,
    diagnostics: Mutex<Vec<Diagnostic>>,
}

/// What was found out about a picture.
#[derive(Clone, Debug)]
struct Look {
    file: PictureFile,
    /// What is to be told if a card is made of it.
    of_card: Vec<Diagnostic>,
}

impl ImageFolder {
    /// The pictures of a bundle; what was found out about one is kept.
    pub(in crate::publish) fn list(bundle: &Path, cache: &Cache) -> Self {
        let mut diagnostics = Vec::new();
        let mut present = BTreeMap::new();
        for found in bundle::list(bundle, "images", &mut diagnostics) {
            match found.name.parse::<FileName>() {
                Ok(name) => {
                    present.insert(name, found);
                }
                Err(Invalid { instead, .. }) => diagnostics.push(found.diagnostic(
                    Severity::Warning,
                    Invalid::new("no article can use a file with this name", instead),
                )),
            }
        }
        Self {
            cache: cache.clone(),
            present,
            looked_at: Mutex::default(),
            heroes: Mutex::default(),
            diagnostics: Mutex::new(diagnostics),
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
            let file = look_at(name, found, &self.cache).map_err(|mut diagnostics| {
                whole(&self.diagnostics).append(&mut diagnostics);
            });
            file.ok()
        });
        file.as_ref().map(|look| look.file.clone())
    }

    /// Notes that a picture stands at the head of an article.
    pub(in crate::publish) fn add_hero(&self, name: &FileName) {
        whole(&self.heroes).insert(name.clone());
    }

    /// The pictures that have been looked at, and all that was found.
    pub(in crate::publish) fn looked_at(&self) -> (Pictures, Vec<Diagnostic>) {
        let mut diagnostics = whole(&self.diagnostics).clone();
        let looked_at = whole(&self.looked_at);
        let unused = self
            .present
            .iter()
            .filter(|(name, _)| !looked_at.contains_key(name));
        diagnostics.extend(unused.map(|(_, found)| {
            let words = Invalid::new(
                "nothing uses this picture",
                "delete it, or show it somewhere",
            );
            found.diagnostic(Severity::Warning, words)
        }));
        let heroes = whole(&self.heroes);
        let heroes = heroes
            .iter()
            .filter_map(|name| looked_at.get(name)?.as_ref());
        diagnostics.extend(heroes.flat_map(|look| look.of_card.iter().cloned()));
        let good = |(name, look): (&FileName, &Option<Look>)| {
            Some((name.clone(), look.as_ref()?.file.clone()))
        };
        (looked_at.iter().filter_map(good).collect(), diagnostics)
    }
}

/// What a lock holds: nothing is left half done in it, whoever panics.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn look_at(name: &FileName, found: &BundleFile, cache: &Cache) -> Result<Look, Vec<Diagnostic>> {
    let refuse = |words| vec![found.diagnostic(Severity::Error, words)];
    let bytes = found.read(LARGEST).map_err(refuse)?;
    let (stem, ending) = name.as_str().rsplit_once('.').unwrap_or_default();
    let named = |published: &[u8]| format!("{}{stem}-{}", files::IMAGES, digest_of(published));
    let mut of_card = Vec::new();
    let mut path = found.path.clone();
    let image = if ending == "svg" {
        let text = String::from_utf8(bytes).map_err(|_| refuse(svg::not_svg()))?;
        let told = |severity, flaws: Vec<Spanned>| {
            let mut diagnostics = Diagnostics::default();
            for flaw in flaws {
                diagnostics.add(severity, || flaw.at, || flaw.words);
            }
            diagnostics.diagnostics(&found.file, &text)
        };
        let svg = Svg::read(&text).map_err(|flaws| told(Severity::Error, flaws))?;
        of_card = told(Severity::Warning, svg.unseen.into_iter().collect());
        let (width, height) = svg.size;
        let image = Image {
            name: named(svg.text.as_bytes()),
            width,
            height,
            widths: Vec::new(),
        };
        path = drawn(&image, svg.text, cache).map_err(refuse)?;
        image
    } else {
        let name = named(&bytes);
        let (width, height) = size(bytes, ending, cache).map_err(refuse)?;
        let widths = widths(width);
        let largest = widths.last().copied().unwrap_or(width);
        Image {
            name,
            width: largest,
            height: scaled(height, largest, width),
            widths,
        }
    };
    let file = PictureFile { path, image };
    Ok(Look { file, of_card })
}

/// The file of a drawing as it is published. It is kept when it can be drawn: that has to be
/// found out only once.
fn drawn(image: &Image, text: String, cache: &Cache) -> Result<PathBuf, Invalid> {
    let path = image.svg();
    let name = path.rsplit('/').next().unwrap_or(&path);
    cache.get(name, || {
        let drawing = Drawing::read(name, text.as_bytes());
        let drawing = drawing.map_err(|cause| {
            let instead = "save the picture again with an ordinary program for drawings";
            Invalid::new(cause.to_string(), instead)
        })?;
        if drawing.is_light(CARD) {
            return Ok(text.into_bytes());
        }
        Err(Invalid::new(
            "drawing this picture takes too much time or memory",
            "draw it with fewer and smaller effects, or save it as png",
        ))
    })
}

/// The width and height of a bitmap, none of whose pixels is missing: that has to be found out
/// only once.
fn size(bytes: Vec<u8>, ending: &str, cache: &Cache) -> Result<(u32, u32), Invalid> {
    let name = format!("{}-{ending}.size", digest_of(&bytes));
    cache.value(&name, || {
        let bitmap = Bitmap::open(bytes, ending)?;
        let size = bitmap.size();
        bitmap.pixels()?;
        Ok(size)
    })
}

/// What could not be kept or read again.
impl From<Error> for Invalid {
    fn from(error: Error) -> Self {
        let instead = "let this program write there, or choose another folder with --cache";
        Self::new(format!("{error:#}"), instead)
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
