use crate::{components::Context, route::Route};
use leptos_router::location::Url;

/// A page, whichever way its address is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// A page that the site may have.
    Page(Route),
    /// Nothing can have this path.
    Nowhere(String),
}

impl Location {
    /// The place that an address leads to.
    pub(super) fn at(url: &Url, context: &Context) -> Self {
        let path = url.path();
        route(path, context).map_or_else(|| Self::Nowhere(path.to_owned()), Self::Page)
    }

    /// The route that leads there.
    pub(super) fn route(&self) -> Option<&Route> {
        match self {
            Self::Page(route) => Some(route),
            Self::Nowhere(_) => None,
        }
    }
}

/// The page that a path leads to; `None` when nothing can have this path. Hosts decode paths and take
/// several slashes for one, and so does this.
pub(super) fn route(path: &str, context: &Context) -> Option<Route> {
    let path = context.base.below(path)?;
    let decoded = js_sys::decode_uri_component(path).ok();
    let decoded = decoded.and_then(|path| path.as_string());
    let parts = decoded.as_deref().unwrap_or(path).split('/');
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    Route::parse(&parts.join("/"))
}
