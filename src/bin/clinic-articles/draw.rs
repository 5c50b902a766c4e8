use crate::failure::Failure;
use clap::Args;
use clinic_articles::publish;
use std::path::PathBuf;

/// Make a JPEG of an SVG drawing
#[derive(Args)]
pub struct Draw {
    /// The drawing
    drawing: PathBuf,
    /// The picture to write
    picture: PathBuf,
}

impl Draw {
    pub fn run(self) -> Result<(), Failure> {
        Ok(publish::draw(&self.drawing, &self.picture)?)
    }
}
