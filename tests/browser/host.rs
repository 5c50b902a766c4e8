use super::server::{Server, new_port};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};
use tokio::task::JoinHandle;

/// Another site, whose pages show articles: it serves `tests/hosts/` from an origin of its own.
///
/// In each page, `{{articles}}` stands for the address of the articles' site, without a slash at
/// its end; what is pasted and allowed, see below. What a file `<page>.headers` says, a header a line, is sent along with the page; where
/// there is nothing but that, the page is `plain.html`.
pub struct Host {
    address: SocketAddr,
    pasted: Pasted,
    task: JoinHandle<()>,
}

/// Words that stand in its pages, and what takes their place.
type Pasted = Arc<Mutex<BTreeMap<String, String>>>;

impl Host {
    /// A site that shows the articles of another.
    pub async fn start(articles: &Server<'_>) -> Self {
        let listener = new_port().await;
        let address = listener.local_addr().unwrap();
        let site = articles.url("");
        let words = ["articles", "snippet"].map(str::to_owned);
        let texts = [site.trim_end_matches('/').to_owned(), String::new()];
        let pasted = Pasted::new(Mutex::new(words.into_iter().zip(texts).collect()));
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
        self.put("snippet", snippet);
    }

    /// Allows the sources of a policy, where the headers have `{{script-src}}` and so on.
    pub fn allow(&self, policy: &str) {
        for directive in policy.split("; ") {
            let (name, sources) = directive.split_once(' ').unwrap();
            self.put(name, sources);
        }
    }

    fn put(&self, word: &str, text: &str) {
        let mut pasted = self.pasted.lock().unwrap();
        pasted.insert(word.to_owned(), text.to_owned());
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
    let pasted = pasted.lock().unwrap().clone();
    let asked = request.uri().path().trim_start_matches('/');
    let read = |path: PathBuf| {
        let text = fs::read_to_string(path).ok()?;
        Some(pasted.iter().fold(text, |text, (word, pasted)| {
            text.replace(&format!("{{{{{word}}}}}"), pasted)
        }))
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
