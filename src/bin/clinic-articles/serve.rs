use crate::{dist::Dist, failure::Failure};
use clap::Args;
use clinic_articles::publish::{self, Error, Port};

/// Serve the published site on this machine, as a host would
///
/// Only this machine can reach it. Ctrl+C stops it.
#[derive(Args)]
#[command(after_help = "\
Examples:
  clinic-articles serve
  clinic-articles serve --dist path/to/site --port 9000")]
pub struct Serve {
    #[command(flatten)]
    dist: Dist,
    /// The port to listen on; 0 for any free one [default: 8080, or the next free one]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
}

impl Serve {
    pub fn run(self) -> Result<(), Failure> {
        let folder = &self.dist.folder;
        if !folder.exists() {
            return Err(Failure::Content(format!(
                "there is no {} yet; write the site first with `clinic-articles build`",
                folder.display()
            )));
        }
        let base = publish::base_of(folder)?;
        tokio::runtime::Runtime::new()
            .map_err(|cause| Error::because("could not start the server", cause))?
            .block_on(publish::serve(folder, &base, Port::from(self.port)))?;
        Ok(())
    }
}
