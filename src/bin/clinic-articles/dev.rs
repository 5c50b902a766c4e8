use crate::{
    content::{Content, today},
    failure::Failure,
    program::Program,
};
use clap::Args;
use clinic_articles::publish::{self, Port};

/// Show the site while you write; open pages follow each change
///
/// Serves the content on this machine, drafts included, publishes it again whenever a file
/// changes, and reloads open pages. What is wrong is said here and on the pages. Nothing is
/// written into the published site: that is what `build` does. Ctrl+C stops it.
#[derive(Args)]
#[command(after_help = "\
Examples:
  clinic-articles dev
  clinic-articles dev --content path/to/content --port 9000")]
pub struct Dev {
    #[command(flatten)]
    content: Content,
    /// The port to listen on; 0 for any free one [default: 8080, or the next free one]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    #[command(flatten)]
    program: Program,
}

impl Dev {
    pub fn run(self) -> Result<(), Failure> {
        let dev = publish::Dev {
            content: self.content.folder()?,
            cache: self.content.cache()?,
            program: self.program.read()?,
            port: Port::from(self.port),
            today,
        };
        Ok(dev.run()?)
    }
}
