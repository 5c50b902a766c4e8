use crate::{content::Content, failure::Failure};
use clap::Args;

/// Say what is wrong with the content, and what to write instead
///
/// Finds every mistake in one run and changes nothing. Drafts are checked like all other
/// articles.
#[derive(Args)]
#[command(after_help = "\
Examples:
  clinic-articles check
  clinic-articles check --content path/to/content")]
pub struct Check {
    #[command(flatten)]
    content: Content,
}

impl Check {
    pub fn run(self) -> Result<(), Failure> {
        self.content.load().map(drop)
    }
}
