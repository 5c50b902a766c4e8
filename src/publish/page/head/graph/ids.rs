use crate::{
    components::Context,
    model::Slug,
    route::{Base, Route},
};
use serde_json::{Value, json};

/// The names of nodes: a page's address with a fragment, the same on every page.
pub(super) struct NodeIds {
    /// Where the site begins.
    pub(super) base: Base,
    /// The address of the page.
    pub(super) page: String,
}

impl NodeIds {
    pub(super) fn new(context: &Context, page: String) -> Self {
        Self {
            base: context.published(),
            page,
        }
    }

    /// The name of a node of this page.
    pub(super) fn here(&self, fragment: &str) -> String {
        format!("{}#{fragment}", self.page)
    }

    /// A reference to a node of this page.
    pub(super) fn here_node(&self, fragment: &str) -> Value {
        reference(&self.here(fragment))
    }

    /// A reference to the clinic.
    pub(super) fn clinic(&self) -> Value {
        reference(&self.base.file("#clinic"))
    }

    /// A reference to the site.
    pub(super) fn site(&self) -> Value {
        reference(&self.base.file("#site"))
    }

    /// A reference to an author or reviewer.
    pub(super) fn person(&self, slug: &Slug) -> Value {
        let page = self.base.href(&Route::author(slug.clone()));
        reference(&format!("{page}#person"))
    }

    /// A reference to an article.
    pub(super) fn article(&self, slug: &Slug) -> Value {
        let page = self.base.href(&Route::Article(slug.clone()));
        reference(&format!("{page}#article"))
    }
}

fn reference(name: &str) -> Value {
    json!({ "@id": name })
}
