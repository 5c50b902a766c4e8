use leptos::tachys::{
    dom::document,
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    renderer::types::{Element, Node},
    view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
};
use std::future::ready;
use wasm_bindgen::JsCast;

/// What a component shows: nodes that wait for their place, in a fragment of a document.
#[derive(Debug)]
pub struct Finished(Element);

/// Finishes a view.
#[must_use]
pub fn finished(view: impl Render) -> Finished {
    let place = Finished::empty();
    view.build().mount(&place.0, None);
    place
}

/// One after the other.
#[must_use]
pub fn series(views: impl IntoIterator<Item = Finished>) -> Finished {
    let place = Finished::empty();
    for mut view in views {
        view.mount(&place.0, None);
    }
    place
}

impl Finished {
    /// Puts it at the end of a place.
    pub fn put_into(mut self, place: &Element) {
        self.mount(place, None);
    }

    #[inline(never)]
    fn empty() -> Self {
        // To leptos, whatever has children is an element.
        Self(document().create_document_fragment().unchecked_into())
    }
}

impl Mountable for Finished {
    #[inline(never)]
    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        // It was made to be put somewhere.
        let _ = parent.insert_before(&self.0, before);
    }

    // Whoever shows something instead empties the place.
    fn unmount(&mut self) {}

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Finished {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, _: &mut Self) {}
}

/// Only for leptos's types: nothing is rendered to HTML in a browser.
impl RenderHtml for Finished {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        ready(self)
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Finished {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}
