use crate::{content::Content, dist::Dist, failure::Failure, program::Program};
use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use clinic_articles::{
    model::{Invalid, WebAddress},
    publish::{self, Options, Precompress, Removals, Summary},
};
use std::{mem, path::Path};

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
    /// Read every published file first, and write anew what is not as it was published
    #[arg(long)]
    verify: bool,
    /// Which compressed forms to publish beside each text: hosts that compress by themselves need none
    #[arg(long, value_name = "FORMS", value_enum, default_value_t = Forms::All)]
    precompress: Forms,
    #[command(flatten)]
    program: Program,
}

/// The compressed forms by their names.
#[derive(Clone, Copy, ValueEnum)]
enum Forms {
    /// No file is published twice
    None,
    /// `.br`, which all browsers take
    Br,
    /// `.br` and `.gz`
    All,
}

impl From<Forms> for Precompress {
    fn from(forms: Forms) -> Self {
        match forms {
            Forms::None => Self::None,
            Forms::Br => Self::Brotli,
            Forms::All => Self::All,
        }
    }
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
        let options = Options {
            removals,
            verify: self.verify,
            precompress: self.precompress.into(),
            ..Options::default()
        };
        let folder = &self.dist.folder;
        let written = publish::write(&publication, program, &cache, folder, options)?;
        say(&written, folder);
        // The program ends here, and the system takes all memory back at once.
        mem::forget(publication);
        Ok(())
    }
}

fn say(written: &Summary, folder: &Path) {
    let Summary {
        pages,
        files,
        new,
        verified,
        warnings,
    } = written;
    if let Some(verified) = verified {
        println!("{verified}");
    }
    for warning in warnings {
        let yellow = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
        anstream::eprintln!("{yellow}warning{yellow:#}: {warning}");
    }
    println!(
        "{pages} pages in {}: {new} of {files} files are new",
        folder.display()
    );
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
