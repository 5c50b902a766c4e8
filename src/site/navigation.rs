use super::{
    document,
    entries::{Arrival, Entries},
    journey::Journey,
    place::Place,
    stage::Stage,
};
use crate::{
    components::Setting,
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
pub(super) struct Navigation {
    pub(super) setting: Setting,
    pub(super) store: Store,
    pub(super) stage: Stage,
    pub(super) entries: Entries,
    pub(super) offline: Offline,
    url: ArcRwSignal<Url>,
    /// Where the reader is; nowhere while an outline is shown.
    place: Rc<RefCell<Option<Place>>>,
    /// The number of the last journey.
    journey: Rc<Cell<u32>>,
}

impl Navigation {
    /// Begins with the page that the document already shows.
    pub(super) fn begin(setting: Setting, route: Option<Route>, content: Value) -> Self {
        let url = expect_context::<BrowserUrl>().as_url().clone();
        // The not-found page is right wherever the host sends it: it knows its addresses.
        let first = route.clone();
        let place = route.clone();
        let place = place.map_or_else(|| Place::at(&url.read_untracked(), &setting), Place::Page);
        let this = Self {
            store: Store::with(setting.base.clone(), route, content),
            stage: Stage::default(),
            entries: Entries::begin(),
            offline: Offline::begin(setting.clone(), first.as_ref()),
            place: Rc::new(RefCell::new(Some(place))),
            journey: Rc::default(),
            url: url.clone(),
            setting,
        };
        let navigation = this.clone();
        Effect::new(move || navigation.follow(&url.get()));
        this
    }

    /// Whether the reader is still on this journey.
    pub(super) fn is_on(&self, journey: u32) -> bool {
        self.journey.get() == journey
    }

    /// Takes note of what is shown now: the page of an address, or only an outline.
    pub(super) fn arrive_at(&self, url: Option<&Url>) {
        let place = url.map(|url| Place::at(url, &self.setting));
        self.place.replace(place);
    }

    /// Sets out for a page.
    pub(super) fn travel(&self, url: &Url, arrival: Arrival) {
        let number = self.begin_journey();
        let route = Place::at(url, &self.setting).route().cloned();
        document::announce("");
        Journey::begin(self.clone(), number, url.clone(), route, arrival);
    }

    /// Whether an address is the one that is shown or on its way, to the letter; then the
    /// reader is taken to the top of the page, if it is there.
    pub(super) fn stay(&self, path: &str, search: &str) -> bool {
        let url = self.url.get_untracked();
        let same = url.path() == path && url.search() == search.trim_start_matches('?');
        if same && *self.place.borrow() == Some(Place::at(&url, &self.setting)) {
            document::scroll_to(0);
            document::focus_heading();
        }
        same
    }

    fn begin_journey(&self) -> u32 {
        let number = self.journey.get().wrapping_add(1);
        self.journey.set(number);
        number
    }

    fn follow(&self, url: &Url) {
        let arrival = self.entries.arrival(url);
        if *self.place.borrow() != Some(Place::at(url, &self.setting)) {
            self.travel(url, arrival);
            return;
        }
        // What was on its way is no longer wanted.
        self.begin_journey();
        self.entries.settle(arrival, url);
        match arrival {
            Arrival::Traversal(position) => document::scroll_to(position),
            Arrival::First(position) => document::scroll_from_top(position),
            Arrival::Link | Arrival::Within | Arrival::Again => {}
        }
    }
}
