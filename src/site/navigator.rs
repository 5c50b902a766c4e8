use super::{
    document,
    history::{Arrival, History},
    location::Location,
    view::View,
    visit::Visit,
};
use crate::{
    components::Context,
    content::{Store, json::Value},
    offline::Offline,
    route::Route,
};
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Goes from page to page: follows the router's address, brings the content, and tells the
/// reader where they are.
///
/// The router takes the clicks and knows the address that is wanted; the address bar, the
/// scroll position and the focus move here, when the page is there to be shown.
#[derive(Clone)]
pub(super) struct Navigator {
    pub(super) context: Context,
    pub(super) store: Store,
    pub(super) view: View,
    pub(super) history: History,
    pub(super) offline: Offline,
    url: ArcRwSignal<Url>,
    /// Where the reader is; nowhere while an outline is shown.
    location: Rc<RefCell<Option<Location>>>,
    /// The number of the last visit.
    visit: Rc<Cell<u32>>,
}

impl Navigator {
    /// Begins with the page that the document already shows.
    pub(super) fn begin(context: Context, route: Option<Route>, page: Value) -> Self {
        let url = expect_context::<BrowserUrl>().as_url().clone();
        // The not-found page is right wherever the host sends it: it knows its addresses.
        let first = route.clone();
        let location = route.clone();
        let location = location.map_or_else(
            || Location::at(&url.read_untracked(), &context),
            Location::Page,
        );
        let this = Self {
            store: Store::with(context.base.clone(), route, page),
            view: View::default(),
            history: History::begin(),
            offline: Offline::begin(context.clone(), first.as_ref()),
            location: Rc::new(RefCell::new(Some(location))),
            visit: Rc::default(),
            url: url.clone(),
            context,
        };
        let navigator = this.clone();
        Effect::new(move || navigator.follow(&url.get()));
        this
    }

    /// Whether the reader is still on this visit.
    pub(super) fn is_on(&self, visit: u32) -> bool {
        self.visit.get() == visit
    }

    /// Takes note of what is shown now: the page of an address, or only an outline.
    pub(super) fn arrive_at(&self, url: Option<&Url>) {
        let location = url.map(|url| Location::at(url, &self.context));
        self.location.replace(location);
    }

    /// Sets out for a page.
    pub(super) fn travel(&self, url: &Url, arrival: Arrival) {
        let number = self.begin_visit();
        let route = Location::at(url, &self.context).route().cloned();
        document::announce("");
        Visit::begin(self.clone(), number, url.clone(), route, arrival);
    }

    /// Whether an address is the one that is shown or on its way, to the letter; then the
    /// reader is taken to the top of the page, if it is there.
    pub(super) fn stay(&self, path: &str, search: &str) -> bool {
        let url = self.url.get_untracked();
        let same = url.path() == path && url.search() == search.trim_start_matches('?');
        if same && *self.location.borrow() == Some(Location::at(&url, &self.context)) {
            document::scroll_to(0);
            document::focus_heading();
        }
        same
    }

    fn begin_visit(&self) -> u32 {
        let number = self.visit.get().wrapping_add(1);
        self.visit.set(number);
        number
    }

    fn follow(&self, url: &Url) {
        let arrival = self.history.arrival(url);
        // The document is right about what it shows, whatever its address is taken for.
        let is_first = matches!(arrival, Arrival::First(_));
        if !is_first && *self.location.borrow() != Some(Location::at(url, &self.context)) {
            self.travel(url, arrival);
            return;
        }
        // What was on its way is no longer wanted.
        self.begin_visit();
        self.history.settle(arrival, url);
        match arrival {
            Arrival::Traversal(position) => document::scroll_to(position),
            Arrival::First(position) => document::scroll_from_top(position),
            Arrival::Link | Arrival::Within | Arrival::Again => {}
        }
    }
}
