use super::state::{Shown, State};
use axum::{
    Router,
    extract::{Request, State as Of},
    http::{HeaderValue, StatusCode, Uri, header},
    response::{
        Html, IntoResponse, Redirect, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use futures::{Stream, stream};
use std::{convert::Infallible, sync::Arc};

/// Where open pages hear of news, as `assets/web/dev.js` knows.
const NEWS: &str = "/.clinic-articles/news";

/// What a browser shows until there is a site.
const NOT_YET: &str = concat!(
    "<!doctype html><html lang=en><meta charset=utf-8>",
    "<meta name=viewport content=\"width=device-width\"><title>Not published yet</title>",
    "<body><p>Not published yet.</p><script>",
    include_str!("../../../assets/web/dev.js"),
    "</script>"
);

/// A server of what the state shows at any time.
pub(super) fn service(state: Arc<State>) -> Router {
    Router::new()
        .route(NEWS, get(news))
        .fallback(answer)
        .with_state(state)
}

/// Tells a page the news, and goes on telling them.
async fn news(Of(state): Of<Arc<State>>) -> impl IntoResponse {
    Sse::new(told(&state)).keep_alive(KeepAlive::default())
}

fn told(state: &State) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let mut shown = state.follow();
    shown.mark_changed();
    stream::unfold(shown, async |mut shown| {
        shown.changed().await.ok()?;
        let news = shown.borrow_and_update().news.to_json();
        Some((Ok(Event::default().data(news)), shown))
    })
}

async fn answer(Of(state): Of<Arc<State>>, mut request: Request) -> Response {
    let Shown { site, .. } = state.follow().borrow().clone();
    let Some(site) = site else {
        return (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_YET)).into_response();
    };
    // Whoever types the address of this server wants to see the site, wherever it begins.
    if request.uri().path() == "/" && site.base() != "/" {
        return Redirect::temporary(&site.base()).into_response();
    }
    let stand_in = stand_in(request.uri(), |path| site.has(path));
    let is_stand_in = stand_in.is_some();
    if let Some(uri) = stand_in {
        *request.uri_mut() = uri;
    }
    let mut response = site.respond(request).await;
    if is_stand_in {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The JPEG of the same size in place of an AVIF that is still being made: browsers go by what
/// is in a picture, not by its name.
fn stand_in(asked: &Uri, has: impl Fn(&str) -> bool) -> Option<Uri> {
    let path = asked.path();
    let jpeg = format!("{}.jpg", path.strip_suffix(".avif")?);
    (!has(path) && has(&jpeg)).then(|| jpeg.parse().ok())?
}
