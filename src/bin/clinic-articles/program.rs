use clap::Args;
use clinic_articles::publish::{Error, TrunkOutput};
use std::path::PathBuf;

/// The program for browsers, as `make` has packed it.
const ARCHIVE: &[u8] = include_bytes!(env!(
    "PROGRAM_ARCHIVE",
    "the program for browsers is not built yet, and this one carries it: run `make build`"
));

/// Which program for browsers the pages start.
#[derive(Args)]
pub struct Program {
    /// A folder that trunk has built, in place of the program carried along; for those who work on it
    #[arg(id = "program", long = "program", value_name = "FOLDER", hide = true)]
    folder: Option<PathBuf>,
}

impl Program {
    /// Reads it.
    ///
    /// # Errors
    /// When the folder can't be read, or holds no program.
    pub fn read(&self) -> Result<TrunkOutput, Error> {
        match &self.folder {
            Some(folder) => TrunkOutput::read(folder),
            None => TrunkOutput::unpack(ARCHIVE),
        }
    }
}
