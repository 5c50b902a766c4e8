//! What other sites need to show what is here.

mod program;
mod style;

pub(super) use program::EmbedProgram;
pub use style::in_shadow;
