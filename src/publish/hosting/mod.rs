//! What hosts do with the published folder: what they are told, and a host for this machine.

mod headers;
mod htaccess;
mod serve;

pub use headers::{Headers, Policies, is_hashed};
pub use htaccess::Htaccess;
pub(super) use serve::{Host, address};
pub use serve::{Port, base_of, serve, service};
