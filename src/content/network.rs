use super::{Failure, json};
use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use serde::de::DeserializeOwned;
use web_sys::AbortController;

/// How long the whole answer may take, in milliseconds.
const PATIENCE: u32 = 10_000;

const NOT_FOUND: u16 = 404;
const GONE: u16 = 410;

/// Fetches a file of JSON; `None` when the site has no such file.
///
/// # Errors
/// When there is no whole answer in time, or it is not the content asked for.
pub(super) async fn fetch<T: DeserializeOwned>(address: &str) -> Result<Option<T>, Failure> {
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
    let response = Request::get(address)
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
    json::parse(&text)
        .map(Some)
        .map_err(|json::Malformed| Failure::Broken)
}
