//! Picture files of a bundle in, the files that pages load out: photos in several widths as AVIF and
//! JPEG, drawings made harmless, cards for link previews. What has been made is kept in the cache.
//! Nothing here knows which article shows a picture.

mod colour_profile;
pub(in crate::publish) mod draw;
mod encode;
mod fault;
mod folder;
mod forms;
mod gif_blocks;
mod jpeg_segments;
mod pipeline;
mod png_chunks;
mod raster;
pub(in crate::publish) mod rasterise;
mod resize;
mod svg;
mod variants;

pub(super) use encode::jpeg;
pub(super) use folder::{ImageFolder, normal};
pub use forms::Forms;
pub use pipeline::{develop, encode};

use crate::model::{FileName, Image};
use std::{collections::BTreeMap, path::PathBuf};

/// The picture files of a bundle, by name.
pub type Pictures = BTreeMap<FileName, PictureFile>;

/// A picture file that has been looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Its name below the bundle's folder, for whoever is told about it.
    pub file: String,
    /// Where the file is that others are made of; of a drawing, as it is published.
    pub path: PathBuf,
    /// What is published of it.
    pub image: Image,
}
