use super::{document, history, links::look_after, navigator::Navigator};
use crate::{
    components::Context,
    content::{
        DataBlock,
        json::{Malformed, Value},
    },
    route::{Base, Route},
};
use gloo_timers::future::TimeoutFuture;
use leptos::{mount::mount_to, prelude::*};
use leptos_router::components::Router;
use std::fmt;
use wasm_bindgen::prelude::*;

/// Why the program can't take the page over.
#[derive(Debug)]
pub enum NotStarted {
    /// The page carries no content.
    NoContent,
    /// The content that it carries can't be read.
    Malformed,
}

impl fmt::Display for NotStarted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoContent => "the page carries no content; publish it again",
            Self::Malformed => "the content of the page can't be read; publish it again",
        })
    }
}

impl std::error::Error for NotStarted {}

impl From<NotStarted> for JsValue {
    fn from(why: NotStarted) -> Self {
        JsError::from(why).into()
    }
}

/// Takes the finished page over: not a node of it changes until the reader goes elsewhere.
///
/// # Errors
/// When the page doesn't carry its content. The reader is told then; the page stays finished
/// HTML, whose links work.
#[wasm_bindgen]
pub async fn start() -> Result<(), NotStarted> {
    let carried = Carried::read()?;
    // On a slow phone each half is as much as can be done while somebody waits for an answer.
    TimeoutFuture::new(0).await;
    carried.take_over()
}

/// What the page carries.
struct Carried {
    context: Context,
    route: Option<Route>,
    content: Value,
}

impl Carried {
    fn read() -> Result<Self, NotStarted> {
        let element = document::by_id(DataBlock::ID).ok_or(NotStarted::NoContent)?;
        let Ok(base) = element
            .get_attribute(DataBlock::BASE)
            .unwrap_or_default()
            .parse::<Base>();
        let route = element.get_attribute(DataBlock::PATH);
        let text = element.text_content().unwrap_or_default();
        let malformed = |Malformed| NotStarted::Malformed;
        let data = Value::parse(&text).map_err(malformed)?;
        let site = data.get("site").and_then(|site| site.read());
        Ok(Self {
            context: Context::new(base, site.map_err(malformed)?),
            route: route.and_then(|path| Route::parse(&path)),
            content: data.get("content").map_err(malformed)?,
        })
    }

    fn take_over(self) -> Result<(), NotStarted> {
        let Self {
            context,
            route,
            content,
        } = self;
        // Hosts take other spellings of an address, and other addresses, for this page's; it knows its own.
        if let Some(route) = &route {
            history::correct(&context.base.href(route));
        }
        // It shows nothing itself, so it is mounted outside of the document.
        let nowhere = document::detached().ok_or(NotStarted::NoContent)?;
        mount_to(nowhere, move || view! { <Shell context route content /> }).forget();
        Ok(())
    }
}

/// The router; it shows nothing itself.
#[component]
fn Shell(context: Context, route: Option<Route>, content: Value) -> impl IntoView {
    let base = context.base.as_str().to_owned();
    view! {
        <Router base>
            {
                let navigator = Navigator::begin(context, route, content);
                look_after(&navigator);
            }
        </Router>
    }
}
