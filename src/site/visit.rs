use super::{
    document,
    history::{Arrival, address},
    navigator::Navigator,
    transition,
    view::Shown,
};
use crate::{content::Failure, model::Page, pages::Head, route::Route};
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::window, task::spawn_local};
use leptos_router::location::Url;
use std::{cell::Cell, pin::pin, rc::Rc};

/// How long the old page stays while the next is on its way, in milliseconds.
const BEFORE_SKELETON: u32 = 200;

/// The way from one page to the next.
pub(super) struct Visit {
    navigator: Navigator,
    number: u32,
    url: Url,
    route: Option<Route>,
    arrival: Arrival,
    /// Whether the address bar says where the reader is.
    settled: Cell<bool>,
}

impl Visit {
    /// Sets out.
    pub(super) fn begin(
        navigator: Navigator,
        number: u32,
        url: Url,
        route: Option<Route>,
        arrival: Arrival,
    ) {
        let kept = navigator.store.kept(route.as_ref());
        let visit = Rc::new(Self {
            navigator,
            number,
            url,
            route,
            arrival,
            settled: Cell::new(false),
        });
        match kept {
            Some(page) => {
                let change = visit.end(Ok(page));
                transition::run(change);
            }
            // Who has waited wants to see the page, not how it comes.
            None => spawn_local(async move {
                match visit.wait().await {
                    Err(failure) if visit.is_elsewhere(failure) => visit.load(),
                    page => visit.end(page)(),
                }
            }),
        }
    }

    /// Whether another document may have the page for which this one has no content.
    fn is_elsewhere(&self, failure: Failure) -> bool {
        failure == Failure::OtherEdition || self.navigator.offline.may_have_pages()
    }

    /// Has the browser load the page: all of it is of one version then.
    fn load(&self) {
        if !self.navigator.is_on(self.number) {
            return;
        }
        let location = window().location();
        // An address that the browser has can be loaded.
        drop(if self.arrival == Arrival::Link && !self.settled.get() {
            location.assign(&address(&self.url))
        } else {
            location.reload()
        });
    }

    /// Waits for the content; shows the skeleton when that takes long.
    async fn wait(self: &Rc<Self>) -> Result<Page, Failure> {
        let page = pin!(self.navigator.store.page(self.route.as_ref()));
        let patience = pin!(TimeoutFuture::new(BEFORE_SKELETON));
        match select(page, patience).await {
            Either::Left((page, _)) => page,
            Either::Right(((), page)) => {
                if self.navigator.is_on(self.number) {
                    self.show(Shown::Skeleton);
                    self.navigator.arrive_at(None);
                    let context = &self.navigator.context;
                    document::describe(&Head::of_outline(context));
                    document::announce(context.text.loading);
                    document::focus_main();
                }
                page.await
            }
        }
    }

    /// What ends the visit.
    fn end(self: Rc<Self>, page: Result<Page, Failure>) -> impl FnOnce() + 'static {
        let context = &self.navigator.context;
        let head = match &page {
            Ok(page) => Head::of(page, context),
            Err(_) => Head::of_failure(context),
        };
        let shown = page.map_or_else(Shown::Failed, Shown::Page);
        move || {
            // Meanwhile the reader may have gone elsewhere.
            if self.navigator.is_on(self.number) {
                self.show(shown);
                self.navigator.arrive_at(Some(&self.url));
                self.navigator.offline.attend(self.route.as_ref());
                self.arrive(&head);
            }
        }
    }

    fn show(self: &Rc<Self>, shown: Shown) {
        let navigator = &self.navigator;
        let this = Rc::clone(self);
        navigator.view.show(shown, &navigator.context, move || {
            this.navigator.travel(&this.url, Arrival::Again);
        });
        if !self.settled.replace(true) {
            navigator.history.settle(self.arrival, &self.url);
            if self.arrival == Arrival::Link {
                document::scroll_to(0);
            }
        }
    }

    /// Puts the reader where they wanted to go, and tells them where they are.
    fn arrive(&self, head: &Head) {
        document::describe(head);
        match self.arrival {
            // The browser has done all there is to do.
            Arrival::First(_) => return,
            Arrival::Link | Arrival::Within if document::reveal(self.url.hash()) => {}
            Arrival::Link | Arrival::Within | Arrival::Again => document::focus_heading(),
            Arrival::Traversal(position) => {
                document::focus_heading();
                document::scroll_to(position);
            }
        }
        document::announce(&head.page);
    }
}
