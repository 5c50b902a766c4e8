//! What a host does with the published folder: what it is told to send along, and a host for this
//! machine.

mod headers;
mod serve;

pub use headers::{Headers, Policies};
pub(super) use serve::{Host, address};
pub use serve::{Port, base_of, serve, service};
