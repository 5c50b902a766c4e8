use super::document;
use crate::{
    components::{Context, Failed, Skeleton},
    content::Failure,
    model::Page,
    pages::PageView,
};
use leptos::{either::Either, mount::mount_to, prelude::*};
use std::{any::Any, cell::RefCell, rc::Rc};

/// What stands between the header and the footer.
pub(super) enum Shown {
    /// A page.
    Page(Page),
    /// The outline of a page that is on its way.
    Skeleton,
    /// Why a page can't be shown.
    Failed(Failure),
}

/// The place where pages are shown, one after the other: `<main>`.
///
/// Every page is built anew and the one before it is thrown away whole: a finished page never
/// changes, so there is nothing to keep track of.
#[derive(Clone, Default)]
pub(super) struct View {
    mounted: Rc<RefCell<Option<Box<dyn Any>>>>,
}

impl View {
    /// Shows something instead of what is there.
    pub(super) fn show(&self, shown: Shown, context: &Context, retry: impl Fn() + 'static) {
        let Some(main) = document::main() else { return };
        drop(self.mounted.take());
        // The page that came finished was never mounted.
        main.replace_children_with_node_0();
        let context = context.clone();
        let retry = UnsyncCallback::new(move |()| retry());
        let view = move || match shown {
            Shown::Page(page) => Either::Left(view! { <PageView page=&page /> }),
            Shown::Skeleton => Either::Left(view! { <Skeleton /> }),
            Shown::Failed(failure) => Either::Right(view! { <Failed failure retry /> }),
        };
        let mounted = mount_to(main, || context.around(view));
        self.mounted.replace(Some(Box::new(mounted)));
    }
}
