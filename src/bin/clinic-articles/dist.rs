use clap::Args;
use std::path::PathBuf;

/// Where the published site is.
#[derive(Args)]
pub struct Dist {
    /// The folder of the published site
    #[arg(
        id = "dist",
        long = "dist",
        value_name = "FOLDER",
        default_value = "dist"
    )]
    pub folder: PathBuf,
}
