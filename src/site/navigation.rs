use super::{
    document,
    entries::{Arrival, Entries},
    journey::Journey,
    place::Place,
    stage::Stage,
};
use crate::{components::Setting, content::Store, model::Page, route::Route};
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
    /// Where the reader is, or is on the way to.
    place: Rc<RefCell<Place>>,
    /// The number of the journey there.
    journey: Rc<Cell<u32>>,
}

impl Navigation {
    /// Begins with the page that the document already shows.
    pub(super) fn begin(setting: Setting, page: Page) -> Self {
        let url = expect_context::<BrowserUrl>().as_url().clone();
        // The not-found page is right wherever the host sends it: it knows its addresses.
        let place = Route::of(&page)
            .map_or_else(|| Place::at(&url.read_untracked(), &setting), Place::Page);
        let this = Self {
            store: Store::with(setting.base.clone(), page),
            stage: Stage::default(),
            entries: Entries::begin(),
            place: Rc::new(RefCell::new(place)),
            journey: Rc::default(),
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

    /// Sets out for a page.
    pub(super) fn travel(&self, url: &Url, arrival: Arrival) {
        let number = self.journey.get().wrapping_add(1);
        self.journey.set(number);
        let route = self.place.borrow().route().cloned();
        Journey::begin(self.clone(), number, url.clone(), route, arrival);
    }

    fn follow(&self, url: &Url) {
        let arrival = self.entries.arrival(url);
        let place = Place::at(url, &self.setting);
        if self.place.replace(place.clone()) != place {
            self.travel(url, arrival);
            return;
        }
        self.entries.settle(arrival, url);
        if let Arrival::Traversal(position) = arrival {
            document::scroll_to(position);
        }
    }
}
