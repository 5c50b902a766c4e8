mod bitmap;
mod colours;
mod develop;
mod encode;
mod forms;
mod images;
mod jpeg;
mod order;
mod photo;
mod room;
mod svg;

pub use develop::{develop, encode};
pub(super) use encode::jpeg;
pub use forms::Forms;
pub(super) use images::Images;

use crate::model::{FileName, Image};
use std::{collections::BTreeMap, path::PathBuf};

/// The picture files of a bundle, by name.
pub type Pictures = BTreeMap<FileName, PictureFile>;

/// A picture file that has been looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Where the file is that others are made of; of a drawing, as it is published.
    pub path: PathBuf,
    /// What is published of it.
    pub image: Image,
}
