//! Turns a bundle into a folder that any static host can serve.

mod bundle;
mod check;
mod compile;
mod draw;
mod drawing;
mod folder;
mod icons;
mod json;
mod kept;
mod load;
mod manifest;
mod output;
mod pictures;
mod publication;
mod reading;
mod related;
mod render;
mod report;
mod resolve;
mod serve;
mod size;
mod template;
mod tree;
mod trouble;
mod world;

pub mod prose;

pub use bundle::Bundle;
pub use compile::compile;
pub use draw::draw;
pub use kept::{Kept, digest};
pub use load::{Checked, Loaded, load};
pub use output::write;
pub use pictures::{PictureFile, Pictures, develop};
pub use publication::Publication;
pub use render::render;
pub use report::{Place, Problem, Report, Severity};
pub use serve::{serve, service};
pub use size::{Budgets, FirstVisit};
pub use template::Template;
pub use trouble::Trouble;
