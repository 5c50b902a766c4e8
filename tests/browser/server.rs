use super::site::Site;
use axum::{
    body::{Body, HttpBody},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Redirect, Response},
};
use clinic_articles::publish::{self, Headers};
use futures::stream;
use std::{
    collections::BTreeSet,
    convert::Infallible,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{net::TcpListener, runtime::Runtime, sync::Notify};

/// What the server does instead of answering.
#[derive(Clone)]
pub enum Fault {
    /// An error status, which pages of other sites may see, too.
    Status(u16),
    /// An HTML page with status 200, as a captive portal sends.
    Html,
    /// A script that is not the site's, but of the same host.
    Script(&'static str),
    /// The page with this in its body.
    Injected(&'static str),
    /// The beginning of the answer.
    Truncated,
    /// The beginning of the answer, and then the connection ends.
    Cut,
    /// The beginning of the answer, and then nothing more.
    Stalled,
    /// The answer in pieces, one of them every so many milliseconds.
    Slow { pieces: usize, pause: u64 },
    /// The whole answer with one letter changed: a script goes on to run.
    Flipped,
    /// The answer without leave for pages of other sites.
    WithoutCors,
    /// JSON of another form.
    OtherJson,
    /// Leave to keep the answer for a year.
    Lasting,
    /// A way to another page.
    Redirect,
    /// The answer for another path, which the host takes for the same.
    Of(&'static str),
    /// Nothing, for as long as anybody waits.
    Silence,
    /// Nothing until it is released.
    Held(Arc<Notify>),
    /// Another, once it is released.
    Late(Arc<Notify>, Box<Fault>),
}

/// Leave for pages of other sites.
const LEAVE: (header::HeaderName, &str) = (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");

/// What is sent with a script in the place of another.
const SCRIPT: [(header::HeaderName, &str); 2] = [(header::CONTENT_TYPE, "text/javascript"), LEAVE];

/// A server of a site on a free port, which notes what it is asked for and misbehaves when
/// told to.
pub struct Server<'a> {
    pub address: SocketAddr,
    state: Arc<Behaviour>,
    /// What serves: with it, every connection ends.
    runtime: Option<Runtime>,
    site: &'a Site,
}

#[derive(Default)]
struct Behaviour {
    faults: Mutex<Vec<(String, Fault)>>,
    asked: Mutex<Vec<String>>,
    sent: Mutex<Vec<(String, u64)>>,
    no_headers: AtomicBool,
    news: Notify,
}

impl<'a> Server<'a> {
    pub async fn start(site: &'a Site) -> Self {
        let listener = new_port().await;
        let mut server = Self {
            address: listener.local_addr().unwrap(),
            state: Arc::default(),
            runtime: None,
            site,
        };
        server.listen(listener.into_std().unwrap());
        server
    }

    fn listen(&mut self, listener: std::net::TcpListener) {
        let router = publish::service(&self.site.dist(), &self.site.base).layer(
            middleware::from_fn_with_state(Arc::clone(&self.state), behave),
        );
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
        self.runtime = Some(runtime);
    }

    /// The address of a path below the base.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.site.base.as_str())
    }

    /// Misbehaves for all paths that contain this.
    pub fn misbehave(&self, path: &str, fault: Fault) {
        let mut faults = self.state.faults.lock().unwrap();
        faults.retain(|(faulty, _)| faulty != path);
        faults.push((path.into(), fault));
    }

    /// Sends no headers but those that say what a file is, as the plainest hosts do.
    pub fn send_no_headers(&self) {
        self.state.no_headers.store(true, Ordering::Relaxed);
    }

    pub fn behave(&self) {
        self.state.faults.lock().unwrap().clear();
    }

    /// How often it was asked for paths that contain this.
    pub fn asked_for(&self, path: &str) -> usize {
        let asked = self.state.asked.lock().unwrap();
        asked.iter().filter(|asked| asked.contains(path)).count()
    }

    /// Waits until it is asked for a path that contains this.
    pub async fn hears(&self, path: &str) {
        self.hears_again(path, 0).await;
    }

    /// Waits until it is asked more than so many times for a path that contains this.
    pub async fn hears_again(&self, path: &str, times: usize) {
        let asked = async {
            loop {
                let news = self.state.news.notified();
                if self.asked_for(path) > times {
                    return;
                }
                news.await;
            }
        };
        let heard = tokio::time::timeout(Duration::from_secs(60), asked).await;
        assert!(heard.is_ok(), "nobody asks for {path}");
    }

    /// Goes away: nobody listens on the port any more, and all connections end.
    pub async fn vanish(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            let stop = move || runtime.shutdown_timeout(Duration::from_secs(10));
            tokio::task::spawn_blocking(stop).await.unwrap();
        }
    }

    /// Comes back on the same port.
    pub async fn come_back(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.listen(listener.into_std().unwrap());
    }

    /// Forgets what it was asked for.
    pub fn forget(&self) {
        self.state.asked.lock().unwrap().clear();
        self.state.sent.lock().unwrap().clear();
    }

    /// How many bytes it has sent for paths that contain this.
    pub fn sent_for(&self, path: &str) -> u64 {
        let sent = self.state.sent.lock().unwrap();
        let sent = sent.iter().filter(|(sent, _)| sent.contains(path));
        sent.map(|(_, bytes)| bytes).sum()
    }
}

impl Drop for Server<'_> {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Listens on a port that no server of these tests has had: browsers keep things by it.
pub async fn new_port() -> TcpListener {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        if USED.lock().unwrap().insert(port) {
            return listener;
        }
    }
}

async fn behave(State(state): State<Arc<Behaviour>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    state.asked.lock().unwrap().push(path.clone());
    state.news.notify_waiters();
    let fault = {
        let faults = state.faults.lock().unwrap();
        let fault = faults.iter().find(|(faulty, _)| path.contains(faulty));
        fault.map(|(_, fault)| fault.clone())
    };
    let fault = in_time(fault).await;
    let mut response = match fault {
        None => next.run(request).await,
        Some(Fault::Status(status)) => {
            (StatusCode::from_u16(status).unwrap(), [LEAVE]).into_response()
        }
        Some(Fault::Html) => {
            let page = Html("<!doctype html><title>Log in</title><p>Wi-Fi");
            ([LEAVE], page).into_response()
        }
        Some(Fault::Of(path)) => {
            let mut request = request;
            *request.uri_mut() = path.parse().unwrap();
            next.run(request).await
        }
        Some(Fault::Script(script)) => (SCRIPT, script).into_response(),
        Some(Fault::OtherJson) => {
            ([(header::CONTENT_TYPE, "application/json")], "{\"a\":[1]}").into_response()
        }
        Some(Fault::Injected(markup)) => {
            let mut request = request;
            // It is another page each time, and no browser may keep it.
            request.headers_mut().clear();
            let (mut parts, body) = next.run(request).await.into_parts();
            let page = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            let page = str::from_utf8(&page).unwrap();
            let page = page.replacen("</main>", &format!("{markup}</main>"), 1);
            for name in [header::CONTENT_LENGTH, header::ETAG, header::LAST_MODIFIED] {
                parts.headers.remove(name);
            }
            Response::from_parts(parts, Body::from(page))
        }
        Some(Fault::Truncated) => {
            let response = next.run(request).await;
            let whole = axum::body::to_bytes(response.into_body(), usize::MAX).await;
            let whole = whole.unwrap();
            Response::new(Body::from(whole.slice(..whole.len() / 2)))
        }
        Some(Fault::Cut) => half(next.run(request).await, "close").await,
        Some(Fault::Stalled) => half(next.run(request).await, "keep-alive").await,
        Some(Fault::Slow { pieces, pause }) => slowly(next.run(request).await, pieces, pause).await,
        Some(Fault::Flipped) => {
            let mut request = request;
            // Not compressed, so that what is changed can still be read.
            request.headers_mut().clear();
            let (mut parts, body) = next.run(request).await.into_parts();
            let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            let mut whole = whole.to_vec();
            let letter = whole.iter_mut().rfind(|byte| byte.is_ascii_alphabetic());
            *letter.unwrap() ^= 0x20;
            parts.headers.remove(header::ETAG);
            Response::from_parts(parts, Body::from(whole))
        }
        Some(Fault::WithoutCors) => {
            let mut response = next.run(request).await;
            let leave = header::ACCESS_CONTROL_ALLOW_ORIGIN;
            response.headers_mut().remove(leave);
            response
        }
        Some(Fault::Lasting) => {
            let mut response = next.run(request).await;
            let year = HeaderValue::from_static("public, max-age=31536000, immutable");
            response.headers_mut().insert(header::CACHE_CONTROL, year);
            response
        }
        Some(Fault::Redirect) => Redirect::temporary("/log-in").into_response(),
        Some(Fault::Silence | Fault::Late(..)) => std::future::pending().await,
        Some(Fault::Held(release)) => {
            release.notified().await;
            next.run(request).await
        }
    };
    let length = response.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    let length = length.or_else(|| response.body().size_hint().exact());
    let length = length.expect("it is known how long an answer is");
    state.sent.lock().unwrap().push((path, length));
    if state.no_headers.load(Ordering::Relaxed) {
        let others = [
            ("Content-Security-Policy", ""),
            ("Access-Control-Allow-Origin", ""),
        ];
        let isolation = [Headers::ISOLATED, Headers::ISOLATING];
        let sent = Headers::EVERYWHERE.into_iter().chain(isolation);
        for (name, _) in sent.chain(others) {
            response.headers_mut().remove(name);
        }
    }
    response
}

/// What happens, once it is time for it.
async fn in_time(fault: Option<Fault>) -> Option<Fault> {
    let Some(Fault::Late(release, fault)) = fault else {
        return fault;
    };
    release.notified().await;
    Some(*fault)
}

/// An answer in pieces.
async fn slowly(response: Response, pieces: usize, pause: u64) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, whole.len().into());
    let pause = tokio::time::interval(Duration::from_millis(pause));
    let length = whole.len().div_ceil(pieces);
    let body = stream::unfold((whole, pause), move |(mut rest, mut pause)| async move {
        pause.tick().await;
        let piece = rest.split_to(length.min(rest.len()));
        (!piece.is_empty()).then_some((Ok::<_, Infallible>(piece), (rest, pause)))
    });
    Response::from_parts(parts, Body::from_stream(body))
}

/// Half an answer. What is announced and never comes is waited for, until the connection ends.
async fn half(response: Response, connection: &'static str) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, whole.len().into());
    let connection = HeaderValue::from_static(connection);
    parts.headers.insert(header::CONNECTION, connection);
    Response::from_parts(parts, Body::from(whole.slice(..whole.len() / 2)))
}
