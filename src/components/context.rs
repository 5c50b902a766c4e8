use crate::{
    model::{Published, Site},
    route::Base,
    text::Text,
};
use std::{cell::RefCell, rc::Rc, sync::Arc};

thread_local! {
    static CONTEXT: RefCell<Option<Rc<Context>>> = const { RefCell::new(None) };
}

/// Where components are shown: on which site, at which address, in which words.
#[derive(Clone, Debug)]
pub struct Context {
    /// Where the site begins.
    pub base: Base,
    /// The words of the interface.
    pub text: &'static Text,
    /// What holds for the whole site.
    pub site: Arc<Site<Published>>,
}

impl Context {
    /// The context of a site that begins at this base.
    #[must_use]
    pub fn new(base: Base, site: Site<Published>) -> Self {
        Self {
            base,
            text: Text::of(&site.language),
            site: Arc::new(site),
        }
    }

    /// Where the site begins for whoever is not on it: a whole address.
    #[must_use]
    pub fn published(&self) -> Base {
        let Ok(base) = self.site.address.as_str().parse();
        base
    }

    /// Has components shown in this context. Leptos has contexts of its own, which cost the program
    /// three kilobytes.
    pub fn around<T>(self, show: impl FnOnce() -> T) -> T {
        let outer = CONTEXT.replace(Some(Rc::new(self)));
        let shown = show();
        CONTEXT.set(outer);
        shown
    }
}

/// The context that the shell has provided.
///
/// # Panics
/// When it has provided none: a mistake in the shell, whatever the content.
#[must_use]
pub fn context() -> Rc<Context> {
    let context = CONTEXT.with_borrow(Clone::clone);
    context.unwrap_or_else(|| panic!("components are shown in a context"))
}
