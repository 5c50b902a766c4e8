use super::server::Server;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};
use tokio::{net::TcpListener, task::JoinHandle};

/// Another site, whose pages show articles: it serves `tests/hosts/` from an origin of its own.
///
/// In each page, `{{articles}}` stands for the address of the articles' site, without a slash at
/// its end. What a file `<page>.headers` says, a header a line, is sent along with the page; where
/// there is nothing but that, the page is `plain.html`.
pub struct Host {
    address: SocketAddr,
    pasted: Pasted,
    task: JoinHandle<()>,
}

/// The site whose articles it shows, and what somebody has pasted into its pages.
type Pasted = Arc<(String, Mutex<String>)>;

impl Host {
    /// A site that shows the articles of another.
    pub async fn start(articles: &Server<'_>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let site = articles.url("");
        let pasted = Pasted::new((site.trim_end_matches('/').into(), Mutex::default()));
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&pasted));
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.unwrap();
        });
        Self {
            address,
            pasted,
            task,
        }
    }

    /// Pastes a snippet into all pages, where they have `{{snippet}}`.
    pub fn paste(&self, snippet: &str) {
        snippet.clone_into(&mut self.pasted.1.lock().unwrap());
    }

    /// The address of a file of `tests/hosts/`.
    pub fn url(&self, file: &str) -> String {
        format!("http://{}/{file}", self.address)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(pasted): State<Pasted>, request: Request) -> Response {
    let (articles, snippet) = (&pasted.0, pasted.1.lock().unwrap().clone());
    let asked = request.uri().path().trim_start_matches('/');
    let read = |path: PathBuf| {
        Some(
            fs::read_to_string(path)
                .ok()?
                .replace("{{snippet}}", &snippet)
                .replace("{{articles}}", articles),
        )
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/hosts")
        .join(asked);
    let more = read(file.with_added_extension("headers"));
    let plain = more.as_ref().map(|_| file.with_file_name("plain.html"));
    let Some(text) = read(file.clone()).or_else(|| read(plain?)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    for line in more.unwrap_or_default().lines() {
        let (name, value) = line.split_once(": ").unwrap();
        let name: HeaderName = name.parse().unwrap();
        headers.append(name, value.parse().unwrap());
    }
    (headers, text).into_response()
}
