use super::parts;
use crate::{
    components::{Context, finished},
    content::json::{Malformed, Value},
    model::Page,
    pages::EmbedView,
    route::Base,
};
use leptos::prelude::*;
use std::fmt;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Why something can't be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// There is no such kind.
    Unknown,
    /// Its content can't be read.
    Malformed,
}

impl fmt::Display for NotShown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "not-found",
            Self::Malformed => "mime",
        })
    }
}

impl std::error::Error for NotShown {}

impl From<Malformed> for NotShown {
    fn from(Malformed: Malformed) -> Self {
        Self::Malformed
    }
}

impl From<NotShown> for JsValue {
    fn from(why: NotShown) -> Self {
        Self::from_str(&why.to_string())
    }
}

/// Shows in a room what a tag names, with the site and the content as they were published below
/// this whole address. With a way back, when the reader came from another view.
///
/// # Errors
/// When there is no such kind, or the content can't be read; thrown is the cause that
/// `clinic-error` tells.
#[wasm_bindgen]
pub fn show(
    room: &Element,
    base: &str,
    kind: &str,
    site: JsValue,
    content: JsValue,
    back: bool,
) -> Result<(), NotShown> {
    let content = Value::from(content);
    let page = match kind {
        "article" => Page::Article(content.read()?),
        "related" => Page::Related(content.read()?),
        "author" => Page::Author(content.read()?),
        _ => return Err(NotShown::Unknown),
    };
    let Ok(base) = base.parse::<Base>();
    let site = Context::new(base, Value::from(site).read()?);
    let view = site.around(|| finished(view! { <EmbedView page=&page back /> }));
    view.put_into(room);
    parts::name(room);
    Ok(())
}
