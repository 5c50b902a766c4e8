use super::{Forms, PictureFile};
use crate::publish::support::cache::Cache;
use std::path::PathBuf;

/// The width and height of a card in pixels: what those who show link previews ask for.
pub(super) const CARD: (u32, u32) = (1200, 630);

/// What is wanted of a picture.
pub(super) struct Job<'a> {
    /// The picture.
    pub(super) picture: &'a PictureFile,
    variants: Vec<Variant>,
    /// Those of its prints that are not yet kept.
    pub(super) missing: Vec<Variant>,
}

/// A file that is made of a picture.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    /// Its path below the site's base path.
    pub(super) path: String,
    /// Its width and height in pixels.
    pub(super) size: (u32, u32),
    pub(super) form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Avif,
    Jpeg,
}

impl Variant {
    /// Its name among what is kept.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

impl<'a> Job<'a> {
    /// The files of a picture in these forms, with a card if wanted.
    pub(super) fn new(picture: &'a PictureFile, card: bool, forms: Forms, cache: &Cache) -> Self {
        let image = &picture.image;
        let mut variants = Vec::new();
        for &width in &image.widths {
            let size = (width, scaled(image.height, width, image.width));
            for (path, form) in [
                (image.avif(width), Form::Avif),
                (image.jpeg(width), Form::Jpeg),
            ] {
                variants.push(Variant { path, size, form });
            }
        }
        if card {
            variants.push(Variant {
                path: image.card(),
                size: CARD,
                form: Form::Jpeg,
            });
        }
        let (mut variants, mut missing): (Vec<_>, Vec<_>) = variants
            .into_iter()
            .partition(|variant| cache.has(variant.name()));
        if forms == Forms::Quick {
            missing.retain(|variant| variant.form == Form::Jpeg);
        }
        variants.extend(missing.iter().cloned());
        Self {
            picture,
            variants,
            missing,
        }
    }

    /// The files, by their paths below the site's base path, with where they can be copied
    /// from.
    pub(super) fn files(&self, cache: &Cache) -> Vec<(String, PathBuf)> {
        let variants = self.variants.iter();
        let mut files: Vec<_> = variants
            .map(|variant| (variant.path.clone(), cache.path(variant.name())))
            .collect();
        if self.picture.image.is_drawing() {
            files.push((self.picture.image.svg(), self.picture.path.clone()));
        }
        files
    }
}

/// A length that goes with a new width, as one goes with the old width; 1 at least.
pub(super) fn scaled(length: u32, new: u32, old: u32) -> u32 {
    let (length, new, old) = (u64::from(length), u64::from(new), u64::from(old));
    let scaled = (length * new + old / 2) / old.max(1);
    u32::try_from(scaled.max(1)).unwrap_or(u32::MAX)
}
