use super::removals::Removals;
use crate::publish::{images::Forms, support::compress::Precompress};

/// How a publication is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The forms of photos.
    pub forms: Forms,
    /// How many articles may go.
    pub removals: Removals,
    /// Whether every published file is read first: times and lengths alone don't show all that may
    /// have become of it.
    pub verify: bool,
    /// The compressed forms beside files.
    pub precompress: Precompress,
    /// Whether the folder goes with this program, so that it need not outlast a loss of power.
    pub is_passing: bool,
}
