use super::{
    Forms, PictureFile, Pictures,
    encode::{AVIF_MEMORY, avif, digest_of, jpeg},
    raster::Bitmap,
    rasterise::{Drawing, WHITE},
    resize::Photo,
    variants::{Form, Job, Variant},
};
use crate::publish::support::{
    cache::Cache, error::Error, memory_budget::MemoryBudget, unbroken::unbroken,
};
use image::RgbaImage;
use indicatif::ProgressBar;
use rayon::Scope;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

/// How much memory pictures may take together while they are worked on, in bytes. One that
/// needs more is worked on alone.
const MEMORY: u64 = 300_000_000;

/// The published files of all pictures in these forms, of heroes with a card: by their paths below the site's base
/// path, where each can be copied from. What is not yet kept is made first, on all cores; the
/// bar is told how many files that are, and of each that is done.
///
/// # Errors
/// When a picture can't be read, or a file can't be made or kept.
pub fn develop(
    pictures: &Pictures,
    heroes: &BTreeSet<&str>,
    cache: &Cache,
    forms: Forms,
    bar: &ProgressBar,
) -> Result<BTreeMap<String, PathBuf>, Error> {
    let jobs = jobs(pictures, heroes, forms, cache);
    make(&jobs, cache, bar, &|| false)?;
    Ok(jobs.iter().flat_map(|job| job.files(cache)).collect())
}

/// Makes the files of all pictures that are not yet kept, on the threads of the pool that it is
/// called in. Before each file it asks whether to stop; what is done by then is kept.
///
/// # Errors
/// When a picture can't be read, or a file can't be made or kept.
pub fn encode(
    pictures: &Pictures,
    heroes: &BTreeSet<&str>,
    cache: &Cache,
    bar: &ProgressBar,
    stop: &(impl Fn() -> bool + Sync),
) -> Result<(), Error> {
    let jobs = jobs(pictures, heroes, Forms::All, cache);
    make(&jobs, cache, bar, stop)
}

fn jobs<'a>(
    pictures: &'a Pictures,
    heroes: &BTreeSet<&str>,
    forms: Forms,
    cache: &Cache,
) -> Vec<Job<'a>> {
    let pictures = pictures.values();
    let job = |picture: &'a PictureFile| {
        let card = heroes.contains(picture.image.name.as_str());
        Job::new(picture, card, forms, cache)
    };
    pictures.map(job).collect()
}

fn make(
    jobs: &[Job],
    cache: &Cache,
    bar: &ProgressBar,
    stop: &(impl Fn() -> bool + Sync),
) -> Result<(), Error> {
    let missing: usize = jobs.iter().map(|job| job.missing.len()).sum();
    bar.set_length(missing as u64);
    let work = Work {
        cache,
        bar,
        stop,
        budget: MemoryBudget::new(MEMORY),
        errors: Mutex::default(),
    };
    let work = &work;
    rayon::scope(|scope| {
        for job in jobs.iter().filter(|job| !job.missing.is_empty()) {
            scope.spawn(move |scope| work.note(work.picture(job, scope)));
        }
    });
    work.first_trouble().map_or(Ok(()), Err)
}

/// Making files of pictures. A thread first ends what it has begun: it takes up the next
/// picture when all files of the one before are being made.
struct Work<'a, S> {
    cache: &'a Cache,
    bar: &'a ProgressBar,
    stop: &'a S,
    budget: MemoryBudget,
    errors: Mutex<Vec<Error>>,
}

impl<S: Fn() -> bool + Sync> Work<'_, S> {
    fn picture<'s>(&'s self, job: &'s Job<'_>, scope: &Scope<'s>) -> Result<(), Error> {
        if (self.stop)() {
            return Ok(());
        }
        for (pixels, variants) in self.pixels(job)? {
            let pixels = Arc::new(pixels);
            for variant in variants {
                let pixels = Arc::clone(&pixels);
                scope.spawn(move |_| self.note(self.variant(variant, &pixels)));
            }
        }
        Ok(())
    }

    /// The picture in each size that is missing, with the files to make of it.
    fn pixels<'s>(&self, job: &'s Job<'_>) -> Result<Vec<(RgbaImage, Vec<&'s Variant>)>, Error> {
        let mut sizes: BTreeMap<(u32, u32), Vec<&Variant>> = BTreeMap::new();
        for variant in &job.missing {
            sizes.entry(variant.size).or_default().push(variant);
        }
        let path = &job.picture.path;
        let bytes = fs::read(path).map_err(Error::with("read", path))?;
        let image = &job.picture.image;
        if !image.name.ends_with(&digest_of(&bytes)) {
            return Err(Error::new(format!(
                "{} has changed while it was being published; publish again",
                path.display()
            )));
        }
        if image.is_drawing() {
            let drawing = Drawing::read(&job.picture.file, &bytes)?;
            let picture = |size| drawing.picture(size, 1.0, WHITE);
            return each(sizes, picture);
        }
        let length = bytes.len() as u64;
        let bitmap = Bitmap::open(bytes).map_err(|cause| {
            Error::because(
                format!("could not read the picture {}", path.display()),
                cause,
            )
        })?;
        // Nothing in here waits for another thread: see `MemoryBudget::with`.
        self.budget.with(length + bitmap.memory(), || {
            let made = unbroken(|| {
                let mut photo = Photo::read(path, bitmap)?;
                each(sizes, |(width, height)| photo.resized(width, height))
            });
            made.unwrap_or_else(|| {
                let file = &job.picture.file;
                Err(Error::new(format!("could not read the picture {file}")))
            })
        })
    }

    fn variant(&self, variant: &Variant, pixels: &RgbaImage) -> Result<(), Error> {
        if (self.stop)() {
            return Ok(());
        }
        let (width, height) = pixels.dimensions();
        self.cache.get(variant.name(), || match variant.form {
            Form::Avif => {
                let memory = AVIF_MEMORY * u64::from(width) * u64::from(height);
                self.budget.with(memory, || avif(pixels))
            }
            Form::Jpeg => jpeg(pixels),
        })?;
        self.bar.inc(1);
        Ok(())
    }

    fn note(&self, done: Result<(), Error>) {
        if let Err(error) = done {
            let errors = self.errors.lock();
            errors.unwrap_or_else(PoisonError::into_inner).push(error);
        }
    }

    /// The same one, whichever came first.
    fn first_trouble(&self) -> Option<Error> {
        let errors = self.errors.lock();
        let mut errors = errors.unwrap_or_else(PoisonError::into_inner);
        errors.drain(..).min_by_key(ToString::to_string)
    }
}

fn each(
    sizes: BTreeMap<(u32, u32), Vec<&Variant>>,
    mut pixels: impl FnMut((u32, u32)) -> Result<RgbaImage, Error>,
) -> Result<Vec<(RgbaImage, Vec<&Variant>)>, Error> {
    let sizes = sizes.into_iter();
    sizes
        .map(|(size, variants)| Ok((pixels(size)?, variants)))
        .collect()
}
