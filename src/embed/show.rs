use super::parts;
use crate::{
    components::{Setting, finished},
    content::json::{Malformed, Value},
    model::Page,
    pages::EmbedView,
    route::{Base, Embed},
};
use leptos::prelude::*;
use std::fmt;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Why something can't be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// No tag names it like this.
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

/// Shows in a room what a tag names: kind and slug, with the site and the content as they were
/// published below this whole address. With a way back, when the reader came from another view.
///
/// # Errors
/// When no tag names it like this, or the content can't be read; thrown is the cause that
/// `clinic-error` tells.
#[wasm_bindgen]
pub fn show(
    room: &Element,
    base: &str,
    kind: &str,
    slug: &str,
    site: JsValue,
    content: JsValue,
    back: bool,
) -> Result<(), NotShown> {
    let embed = Embed::parse(kind, slug).ok_or(NotShown::Unknown)?;
    let content = Value::from(content);
    let page = match embed {
        Embed::Article(_) => Page::Article(content.read()?),
        Embed::Related(_) => Page::Related(content.read()?),
        Embed::Author(_) => Page::Author(content.read()?),
    };
    let Ok(base) = base.parse::<Base>();
    let setting = Setting::new(base, Value::from(site).read()?);
    let view = setting.around(|| finished(view! { <EmbedView page back /> }));
    view.put_into(room);
    parts::name(room);
    Ok(())
}
