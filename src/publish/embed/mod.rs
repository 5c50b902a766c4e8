//! What other sites show: a program for their pages, finished pages for frames, and what tells
//! sites about them.

mod frames;
mod oembed;
mod program;
mod shadow_style;
mod snippet_page;
mod themes;
mod wasm_names;

pub(super) use frames::Frames;
pub(super) use program::EmbedProgram;
pub use shadow_style::in_shadow;
pub(super) use snippet_page::SnippetPage;
pub use wasm_names::short_names;
