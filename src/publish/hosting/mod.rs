//! What hosts do with the published folder: what they are told, and a host for this machine.

mod accept;
mod headers;
mod host;
mod htaccess;
mod limits;
mod listen;
mod parts;
mod port;
mod ranges;
mod serve;

pub use headers::{Headers, Policies, is_hashed};
pub(super) use host::Host;
pub use host::service;
pub use htaccess::Htaccess;
pub use limits::Extent;
pub use listen::{Limits, answer};
pub use port::Port;
pub(super) use serve::address;
pub use serve::{base_of, serve};
