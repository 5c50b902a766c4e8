use super::{Forms, PictureFile};
use crate::publish::support::cache::Cache;
use std::path::PathBuf;

/// The width and height of a card in pixels: what those who show link previews ask for.
pub(super) const CARD: (u32, u32) = (1200, 630);

/// What is wanted of a picture.
pub(super) struct Order<'a> {
    /// The picture.
    pub(super) picture: &'a PictureFile,
    prints: Vec<Print>,
    /// Those of its prints that are not yet kept.
    pub(super) missing: Vec<Print>,
}

/// A file that is made of a picture.
#[derive(Clone, Debug)]
pub(super) struct Print {
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

impl Print {
    /// Its name among what is kept.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

impl<'a> Order<'a> {
    /// The files of a picture in these forms, with a card if wanted.
    pub(super) fn new(picture: &'a PictureFile, card: bool, forms: Forms, cache: &Cache) -> Self {
        let image = &picture.image;
        let mut prints = Vec::new();
        for &width in &image.widths {
            let size = (width, scaled(image.height, width, image.width));
            for (path, form) in [
                (image.avif(width), Form::Avif),
                (image.jpeg(width), Form::Jpeg),
            ] {
                prints.push(Print { path, size, form });
            }
        }
        if card {
            prints.push(Print {
                path: image.card(),
                size: CARD,
                form: Form::Jpeg,
            });
        }
        let (mut prints, mut missing): (Vec<_>, Vec<_>) = prints
            .into_iter()
            .partition(|print| cache.has(print.name()));
        if forms == Forms::Quick {
            missing.retain(|print| print.form == Form::Jpeg);
        }
        prints.extend(missing.iter().cloned());
        Self {
            picture,
            prints,
            missing,
        }
    }

    /// The files, by their paths below the site's base path, with where they can be copied
    /// from.
    pub(super) fn files(&self, cache: &Cache) -> Vec<(String, PathBuf)> {
        let prints = self.prints.iter();
        let mut files: Vec<_> = prints
            .map(|print| (print.path.clone(), cache.path(print.name())))
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
