use leptos::{ev, prelude::*};
use leptos_router::location::Url;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Storage};

/// Where positions are kept across a reload, in the session's storage.
const STORAGE: &str = "clinic-positions";

/// How many positions are kept across a reload.
const KEPT: usize = 100;

/// How the reader has come to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// By opening or reloading the page, which was left at this position.
    First(i32),
    /// By a link to another page: the address bar still says where they come from.
    Link,
    /// By a link within the page: the browser has done all there is to do.
    Within,
    /// Back or forward, to a page that was left at this position.
    Traversal(i32),
    /// By trying again.
    Again,
}

/// The entries of the browser's history, and how far down each was left, in CSS pixels.
///
/// The browser restores the position before the page that belongs to it is there, so between
/// our pages it is told not to (`scrollRestoration`, HTML Standard 7.2.5).
#[derive(Clone)]
pub(super) struct History {
    current: Rc<Cell<Option<u32>>>,
    /// The key of each entry and its position, the latest last.
    positions: Rc<RefCell<Vec<(u32, i32)>>>,
}

impl History {
    pub(super) fn begin() -> Self {
        let this = Self {
            current: Rc::default(),
            positions: Rc::new(RefCell::new(read())),
        };
        let history = this.clone();
        window_event_listener(ev::scroll, move |_| history.note_position());
        let history = this.clone();
        window_event_listener(ev::pagehide, move |_| {
            history.write();
            restore(ScrollRestoration::Auto);
        });
        window_event_listener(ev::pageshow, |_| restore(ScrollRestoration::Manual));
        restore(ScrollRestoration::Manual);
        this
    }

    /// How the reader has come to this address.
    pub(super) fn arrival(&self, url: &Url) -> Arrival {
        let key = key();
        if key.is_some() {
            // The reader's last movement may not have been told yet: that waits for the next
            // frame. Without a key, the last movement was the browser's, to the new place.
            self.note_position();
        }
        let position = || {
            let positions = self.positions.borrow();
            let entry = positions.iter().find(|(entry, _)| Some(*entry) == key);
            entry.map_or(0, |(_, position)| *position)
        };
        if self.current.get().is_none() {
            Arrival::First(position())
        } else if !is_in_address_bar(url) {
            Arrival::Link
        } else if key.is_none() {
            Arrival::Within
        } else {
            Arrival::Traversal(position())
        }
    }

    /// Makes the address bar and the history say where the reader is.
    pub(super) fn settle(&self, arrival: Arrival, url: &Url) {
        let key = match key() {
            Some(key) if arrival != Arrival::Link || is_in_address_bar(url) => key,
            _ => self.write_entry(arrival, url),
        };
        self.current.set(Some(key));
        self.note_position();
    }

    fn write_entry(&self, arrival: Arrival, url: &Url) -> u32 {
        let last = self.positions.borrow().iter().map(|(key, _)| *key).max();
        let key = last.max(self.current.get()).map_or(1, |last| last + 1);
        let written = history().map(|history| {
            if arrival == Arrival::Link && !is_in_address_bar(url) {
                let address = address(url);
                history.push_state_with_url(&key.into(), "", Some(&address))
            } else {
                history.replace_state(&key.into(), "")
            }
        });
        // A browser refuses after very many entries in a short time. The page is shown all
        // the same; only its address is missing.
        drop(written);
        key
    }

    fn note_position(&self) {
        let Some(key) = self.current.get() else {
            return;
        };
        let position = window().scroll_y().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "whole pixels are enough")]
        let position = position as i32;
        let mut positions = self.positions.borrow_mut();
        match positions.iter_mut().find(|(entry, _)| *entry == key) {
            Some(entry) => entry.1 = position,
            None => positions.push((key, position)),
        }
    }

    fn write(&self) {
        let positions = self.positions.borrow();
        let recent = positions.len().saturating_sub(KEPT);
        let text: Vec<_> = positions[recent..]
            .iter()
            .map(|(key, position)| format!("{key}:{position}"))
            .collect();
        if let Some(storage) = storage() {
            // Where it is full, a reloaded page begins at its top; all else works.
            drop(storage.set_item(STORAGE, &text.join(",")));
        }
    }
}

/// Writes the path of the page that is shown into the address bar, unless it is there.
pub(super) fn correct(path: &str) {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    if part(location.pathname()) != path
        && let Some(history) = history()
    {
        let rest = part(location.search()) + &part(location.hash());
        let address = [path, &rest].concat();
        let state = history.state().unwrap_or_default();
        // Where it is refused, the page is shown all the same.
        drop(history.replace_state_with_url(&state, "", Some(&address)));
    }
}

/// Says who restores the position: between our pages we do, between documents the browser.
fn restore(by: ScrollRestoration) {
    if let Some(history) = history() {
        // Where it is refused, going back is less exact; all else works.
        drop(history.set_scroll_restoration(by));
    }
}

fn read() -> Vec<(u32, i32)> {
    let text = storage().and_then(|storage| storage.get_item(STORAGE).ok().flatten());
    let pair = |pair: &str| {
        let (key, position) = pair.split_once(':')?;
        Some((key.parse().ok()?, position.parse().ok()?))
    };
    text.unwrap_or_default()
        .split(',')
        .filter_map(pair)
        .collect()
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn history() -> Option<web_sys::History> {
    window().history().ok()
}

/// The key of the entry that the browser is at; none where it was not made here.
fn key() -> Option<u32> {
    let state = history()?.state().ok()?;
    let key = state.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was a whole number when it was written"
    )]
    Some(key as u32)
}

pub(super) fn address(url: &Url) -> String {
    let question = if url.search().is_empty() { "" } else { "?" };
    format!("{}{question}{}{}", url.path(), url.search(), url.hash())
}

fn is_in_address_bar(url: &Url) -> bool {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    url.path() == part(location.pathname())
        && url.search() == part(location.search()).trim_start_matches('?')
        && url.hash() == part(location.hash())
}
