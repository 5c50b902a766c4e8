use crate::{content::Content, dist::Dist, failure::Failure, program::Program};
use clap::Args;
use clinic_articles::{
    model::{Invalid, WebAddress},
    publish::{self, Forms, Removals, Summary},
};
use std::mem;

/// Write the site into a folder that any static host can serve
///
/// Checks the content first: while it has errors, nothing is written, and the site published
/// before stays as it is. Publishing again writes only what has changed.
#[derive(Args)]
#[command(after_help = "\
Examples:
  clinic-articles build
  clinic-articles build --base-url https://clinic.example/learn/
  clinic-articles build --content path/to/content --dist path/to/site")]
pub struct Build {
    #[command(flatten)]
    content: Content,
    #[command(flatten)]
    dist: Dist,
    /// Where the site will be, as `https://clinic.example/learn/` [default: the address in site.json]
    #[arg(long, value_name = "ADDRESS", value_parser = base_url)]
    base_url: Option<WebAddress>,
    /// Take away more than half of the published articles, if they are not in the content any more
    #[arg(long)]
    allow_removals: bool,
    #[command(flatten)]
    program: Program,
}

impl Build {
    pub fn run(self) -> Result<(), Failure> {
        let mut publication = publish::compile(self.content.load()?);
        if let Some(address) = self.base_url {
            publication.site.address = address;
        }
        let program = self.program.read()?;
        let cache = self.content.cache()?;
        let removals = if self.allow_removals {
            Removals::All
        } else {
            Removals::Some
        };
        let folder = &self.dist.folder;
        let written = publish::write(&publication, program, &cache, folder, Forms::All, removals)?;
        let Summary { pages, files, new } = written;
        let folder = folder.display();
        println!("{pages} pages in {folder}: {new} of {files} files are new");
        // The program ends here, and the system takes all memory back at once.
        mem::forget(publication);
        Ok(())
    }
}

/// Reads the address of a site.
///
/// # Errors
/// When it is none, or not that of a plain folder.
pub fn base_url(text: &str) -> Result<WebAddress, Invalid> {
    let address: WebAddress = text.parse()?;
    address.check_folder()?;
    Ok(address)
}
