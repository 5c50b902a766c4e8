mod starter;

use crate::{content::today, failure::Failure};
use clap::Args;
use clinic_articles::publish::Error;
use starter::STARTER;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Begin a clinic: a folder with one article, its author, and all that it takes to publish them
///
/// Writes into a new folder, or into one that has none of its files. Nothing that is there is
/// written over.
#[derive(Args)]
#[command(after_help = "\
Examples:
  clinic-articles new my-clinic
  clinic-articles new .")]
pub struct New {
    /// The folder to write into
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

impl New {
    pub fn run(self) -> Result<(), Failure> {
        let folder = &self.folder;
        if let Some(taken) = STARTER
            .iter()
            .map(|(path, _)| folder.join(path))
            .find(|path| is_taken(path))
        {
            return Err(Failure::Content(format!(
                "{} is there already, and nothing is written over; choose another folder",
                taken.display()
            )));
        }
        let today = today()?.to_string();
        for (path, text) in STARTER {
            let path = folder.join(path);
            let text = text.replace("{{today}}", &today);
            write_new(&path, &text).map_err(|cause| {
                Error::because(format!("could not write {}", path.display()), cause)
            })?;
        }
        println!(
            "{} files are in {}; its README.md says what is what.",
            STARTER.len(),
            folder.display()
        );
        println!("Look at it while you write:\n");
        if folder != Path::new(".") {
            println!("  cd {}", folder.display());
        }
        println!("  clinic-articles dev");
        Ok(())
    }
}

/// Whether anything has this path, even a link that leads nowhere.
fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Writes a file that is not there yet, in folders that may be missing.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(text.as_bytes())
}
