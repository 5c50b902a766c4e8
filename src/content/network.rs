use super::{
    DataBlock, Failure,
    json::{Malformed, Value},
};
use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use leptos::tachys::dom::document;
use web_sys::AbortController;

/// How long the whole answer may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// What a page calls the version of the site that it is of, and each of its requests: nothing of
/// another is an answer then.
const VERSION: &str = "clinic-version";

const NOT_FOUND: u16 = 404;
const GONE: u16 = 410;

/// Fetches a file of JSON; `None` when the site has no such file.
///
/// # Errors
/// When there is no whole answer in time, or it is not the content asked for.
pub(super) async fn fetch(address: &str) -> Result<Option<Value>, Failure> {
    let controller = AbortController::new().map_err(|_| Failure::Unreachable)?;
    let signal = controller.signal();
    let timer = Timeout::new(PATIENCE, move || controller.abort());
    let lost = |_| {
        if signal.aborted() {
            Failure::TooSlow
        } else {
            Failure::Unreachable
        }
    };
    let mut request = Request::get(address);
    if let Some(version) = version() {
        request = request.header(VERSION, &version);
    }
    let response = request
        .abort_signal(Some(&signal))
        .send()
        .await
        .map_err(lost)?;
    if matches!(response.status(), NOT_FOUND | GONE) {
        return Ok(None);
    }
    if !response.ok() {
        return Err(Failure::Refused(response.status()));
    }
    let text = response.text().await.map_err(lost)?;
    timer.cancel();
    let broken = |Malformed| Failure::Broken;
    let content = Value::parse(&text).map_err(broken)?;
    let edition = content.get("edition").and_then(|it| it.read::<String>());
    if Some(edition.map_err(broken)?) == self::edition() {
        Ok(Some(content))
    } else {
        Err(Failure::OtherEdition)
    }
}

/// The edition that the document is of.
fn edition() -> Option<String> {
    let element = document().get_element_by_id(DataBlock::ID);
    element?.get_attribute(DataBlock::EDITION)
}

/// The version that the page is of, if it is kept.
pub(super) fn version() -> Option<String> {
    let element = document().query_selector("meta[name=clinic-version]");
    element.ok()??.get_attribute("content")
}
