//! Makes photos smaller, and AVIFs of them.
//!
//! A package of its own: what it is made of is generic, and compiled with the crate that calls it.
//! That takes a minute, and happens here but once.

mod avif;
mod pixels;

pub use avif::avif;
pub use pixels::Pixels;

/// Why a picture could not be made.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
