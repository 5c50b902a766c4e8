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
    sync::Arc,
};
use tokio::{net::TcpListener, task::JoinHandle};

/// Another site, whose pages show articles: it serves `tests/hosts/` from an origin of its own.
///
/// In each page, `{{articles}}` stands for the address of the articles' site, without a slash at
/// its end. What a file `<page>.headers` says, a header a line, is sent along with the page.
pub struct Host {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Host {
    /// A site that shows the articles of another.
    pub async fn start(articles: &Server<'_>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let site = articles.url("");
        let articles = Arc::<str>::from(site.trim_end_matches('/'));
        let router = Router::new().fallback(answer).with_state(articles);
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.unwrap();
        });
        Self { address, task }
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

async fn answer(State(articles): State<Arc<str>>, request: Request) -> Response {
    let asked = request.uri().path().trim_start_matches('/');
    let read = |path: PathBuf| {
        Some(
            fs::read_to_string(path)
                .ok()?
                .replace("{{articles}}", &articles),
        )
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/hosts")
        .join(asked);
    let Some(text) = read(file.clone()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let more = read(file.with_added_extension("headers")).unwrap_or_default();
    for line in more.lines() {
        let (name, value) = line.split_once(": ").unwrap();
        let name: HeaderName = name.parse().unwrap();
        headers.append(name, value.parse().unwrap());
    }
    (headers, text).into_response()
}
