//! What a page tells search engines and link previews about itself.
//!
//! What holds for this page alone has the attribute `data-page`: the site's program takes it
//! away when the reader goes on to another one.

mod graph;
mod link_preview;

pub(in crate::publish) use graph::graph;
pub(in crate::publish) use link_preview::LinkPreview;

/// The width and height of a card in pixels.
pub(in crate::publish) const CARD: (u32, u32) = (1200, 630);
