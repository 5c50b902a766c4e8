//! Turns a bundle into a folder that any static host can serve.
//!
//! The rooms stand in the order in which content flows: each uses those above it in this list and
//! none below. What is outside of this folder knows none of them, only what is named here.

mod support;

mod diagnostics;

mod source;

mod images;

mod static_files;

mod check;

mod publication;

mod page;

mod hosting;

mod feeds;

mod webapp;

mod embed;

mod offline;

mod output;

mod dev;

mod size;

pub use check::{Checked, Loaded, article_store::ArticleStore, load, metadata::Metadata};
pub use dev::Dev;
pub use diagnostics::{Diagnostic, Place, Report, Severity, Spanned};
pub use embed::{in_shadow, short_names};
pub use feeds::{addresses, feeds};
pub use hosting::{
    Extent, Headers, Htaccess, Limits, Policies, Port, answer, base_of, is_hashed, serve, service,
};
pub use images::{Forms, PictureFile, Pictures, develop, draw::draw, encode};
pub use output::{Options, Removals, Summary, Verified, write};
pub use page::{policy::Policy, render, template::Template, trunk_output::TrunkOutput};
pub use publication::{Publication, compile::compile};
pub use size::{Budgets, FirstVisit};
pub use source::{json::flaws as json_flaws, markdown};
pub use static_files::StaticFiles;
pub use support::{
    cache::{Cache, digest},
    compress::Precompress,
    error::Error,
    unfinished::abandon,
};
