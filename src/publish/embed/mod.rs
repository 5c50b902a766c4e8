//! What other sites show: finished pages for frames, and what tells sites about them.

mod frames;
mod oembed;
mod themes;

pub(super) use frames::Frames;
pub(super) use oembed::path as oembed_path;
