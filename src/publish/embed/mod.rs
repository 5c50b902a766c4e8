//! What other sites show: a program for their pages, finished pages for frames, and what tells
//! sites about them.

mod frames;
mod names;
mod oembed;
mod program;
mod snippet_page;
mod style;
mod themes;

pub use names::short_names;
pub use style::in_shadow;
pub(super) use {
    frames::Frames, oembed::path as oembed_path, program::EmbedProgram, snippet_page::SnippetPage,
};
