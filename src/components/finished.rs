//! What components show is finished: nothing of it ever changes. So all of them give the same
//! type, whatever they are made of, and in the browser it is made of nodes from the start, with
//! nothing kept for a change that never comes: a tenth of the program's bytes less.

#[cfg(target_arch = "wasm32")]
mod nodes;

#[cfg(target_arch = "wasm32")]
pub use nodes::{Finished, finished, series};

#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;

/// What a component shows.
#[cfg(not(target_arch = "wasm32"))]
pub type Finished = AnyView;

/// Finishes a view.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn finished(view: impl IntoView + 'static) -> Finished {
    view.into_any()
}

/// One after the other.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn series(views: impl IntoIterator<Item = Finished>) -> Finished {
    views.into_iter().collect::<Vec<_>>().into_any()
}
