use super::{outline, parts};
use crate::{
    components::Setting,
    content::json::{Malformed, Value},
    model::Page,
    pages::EmbedView,
    route::{Base, Embed},
};
use leptos::{mount::mount_to, prelude::*};
use std::{any::Any, fmt};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

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

/// What is shown in a room; it is gone when this is freed.
#[wasm_bindgen]
pub struct View {
    room: HtmlElement,
    _mounted: Box<dyn Any>,
}

#[wasm_bindgen]
impl View {
    /// Shows what a tag names: kind and slug, with the site and the content as they were
    /// published below this whole address. With a way back, when the reader came from another
    /// view.
    ///
    /// # Errors
    /// When no tag names it like this, or the content can't be read; thrown is the cause that
    /// `clinic-error` tells.
    #[wasm_bindgen(constructor)]
    pub fn new(
        room: HtmlElement,
        base: &str,
        kind: &str,
        slug: &str,
        site: JsValue,
        content: JsValue,
        back: bool,
    ) -> Result<View, NotShown> {
        let embed = Embed::parse(kind, slug).ok_or(NotShown::Unknown)?;
        let content = Value::from(content);
        let page = match embed {
            Embed::Article(_) => Page::Article(content.read()?),
            Embed::Related(_) => Page::Related(content.read()?),
            Embed::Author(_) => Page::Author(content.read()?),
        };
        let Ok(base) = base.parse::<Base>();
        let setting = Setting::new(base, Value::from(site).read()?);
        let mounted = mount_to(room.clone(), move || {
            provide_context(setting);
            view! { <EmbedView page back /> }
        });
        parts::name(&room);
        Ok(Self {
            room,
            _mounted: Box::new(mounted),
        })
    }

    /// Gives its title this level in the outline of the page around it, from 1.
    pub fn level(&self, level: u32) {
        outline::shift(&self.room, level);
    }
}
