//! What of the site is kept on this device: says it, and asks for more or less of it.
//!
//! The worker that keeps it is told and heard by `assets/web/offline/offline.js`.

use crate::{
    components::{Context, Duty, Notices, SavedLine, words},
    content::{DataBlock, Saved, Store, json::Value},
    pages::{NOTICES, SAVED, STATUS},
    route::Route,
    text::OfflineText,
};
use leptos::{ev, mount::mount_to, prelude::*, tachys::dom::document};
use std::{
    any::Any,
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// What the page is told.
const KEPT: &str = "clinic-kept";
/// What the page asks for.
const KEEP: &str = "clinic-keep";

/// What is kept of the site while somebody reads it.
#[derive(Clone)]
pub struct Offline {
    context: Context,
    saved: RwSignal<Option<Saved>>,
    progress: RwSignal<Option<u32>>,
    online: RwSignal<bool>,
    /// Whether the reader waits for what they have asked for.
    awaited: Rc<Cell<bool>>,
    /// The page that is shown.
    route: Rc<RefCell<Option<Route>>>,
    line: Rc<RefCell<Option<Box<dyn Any>>>>,
    notices: Rc<RefCell<Option<Box<dyn Any>>>>,
}

impl Offline {
    /// Begins to listen.
    pub fn begin(context: Context, route: Option<&Route>) -> Self {
        let this = Self {
            context,
            saved: RwSignal::new(None),
            progress: RwSignal::new(None),
            online: RwSignal::new(window().navigator().on_line()),
            awaited: Rc::default(),
            route: Rc::new(RefCell::new(route.cloned())),
            line: Rc::default(),
            notices: Rc::default(),
        };
        let hearing = this.clone();
        let heard = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
            hearing.hear(&Value::from(event.detail()));
        });
        drop(document().add_event_listener_with_callback(KEPT, heard.as_ref().unchecked_ref()));
        heard.forget();
        let (gone, back) = (this.clone(), this.clone());
        window_event_listener(ev::offline, move |_| gone.is_online(false));
        window_event_listener(ev::online, move |_| back.is_online(true));
        if !this.online.get_untracked() {
            this.is_online(false);
        }
        this
    }

    /// Another page is shown.
    pub fn attend(&self, route: Option<&Route>) {
        self.route.replace(route.cloned());
        drop(self.line.take());
        self.saved.update(|saved| {
            if let Some(saved) = saved {
                saved.article = None;
                saved.all = None;
            }
        });
        self.ask("describe");
    }

    /// Whether pages may be kept here, of this version or of another.
    #[must_use]
    pub fn may_have_pages(&self) -> bool {
        let is_kept = |saved: &Saved| saved.version.is_some();
        let told = self
            .saved
            .with_untracked(|saved| saved.as_ref().map(is_kept));
        Store::version().is_some() || told.unwrap_or_else(has_worker)
    }

    fn hear(&self, told: &Value) {
        if let Ok(progress) = told.get("progress").and_then(|it| it.read::<Vec<u32>>()) {
            let [done, all] = progress[..] else { return };
            let percent = u64::from(done) * 100 / u64::from(all.max(1));
            self.progress.set(u32::try_from(percent).ok());
            self.mount();
        } else if let Ok(saved) = told.get("kept").and_then(|it| it.read::<Saved>()) {
            self.progress.set(None);
            if self.awaited.replace(false) {
                announce(&words(&saved, OfflineText::of(&self.context.site.language)));
            }
            self.saved.set(Some(saved));
            self.mount();
        }
    }

    fn is_online(&self, online: bool) {
        self.online.set(online);
        self.mount();
        if online {
            self.ask("check");
        }
    }

    /// Shows what there is to say, where the page has a place for it.
    fn mount(&self) {
        let (saved, online) = (self.saved.read_only(), self.online.read_only());
        let progress = self.progress.read_only();
        let this = self.clone();
        let act = UnsyncCallback::new(move |duty| this.act(duty));
        let is_article = matches!(*self.route.borrow(), Some(Route::Article(_)));
        let line = move || view! { <SavedLine saved progress act is_article /> };
        let notices = move || view! { <Notices saved online act /> };
        self.mount_once(&self.line, SAVED, line);
        self.mount_once(&self.notices, NOTICES, notices);
    }

    fn mount_once<V: IntoView + 'static>(
        &self,
        mounted: &RefCell<Option<Box<dyn Any>>>,
        id: &str,
        view: impl FnOnce() -> V + 'static,
    ) {
        if mounted.borrow().is_none()
            && let Some(place) = by_id(id)
        {
            let context = self.context.clone();
            let handle = mount_to(place, move || context.around(view));
            mounted.replace(Some(Box::new(handle)));
        }
    }

    fn act(&self, duty: Duty) {
        self.awaited.set(true);
        self.ask(match duty {
            Duty::Save => "save",
            Duty::Remove => "remove",
            Duty::SaveAll => "saveAll",
            Duty::RemoveAll => "removeAll",
            Duty::Agree => "agree",
        });
    }

    fn ask(&self, duty: &str) {
        let detail = js_sys::Object::new();
        let set = |name: &str, value: JsValue| {
            // An object takes any property.
            drop(js_sys::Reflect::set(&detail, &name.into(), &value));
        };
        set("duty", duty.into());
        let path = self.route.borrow().as_ref().map(ToString::to_string);
        set("path", path.into());
        let init = CustomEventInit::new();
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(KEEP, &init) {
            // Only an event that is on its way can't be sent.
            drop(document().dispatch_event(&event));
        }
    }
}

/// Whether a worker answers for the network, which may be ours.
fn has_worker() -> bool {
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into());
    if by_id(DataBlock::ID).is_none_or(|data| !data.has_attribute(DataBlock::WORKER)) {
        return false;
    }
    get(&window().navigator(), "serviceWorker")
        .and_then(|workers| get(&workers, "controller"))
        .is_ok_and(|worker| worker.is_truthy())
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn announce(words: &str) {
    if let Some(status) = by_id(STATUS) {
        status.set_text_content(Some(words));
    }
}
