use super::{Headers, Trouble};
use crate::{content::File, model::WebAddress, route::Base};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use std::{error::Error, io, net::SocketAddr, path::Path, sync::Arc};
use tokio::{fs, net::TcpListener};
use tower_http::services::{ServeDir, ServeFile};

/// The page for addresses that nothing has.
const NOT_FOUND: &str = "404.html";

/// A server of a published folder under a base path, as a static host would serve it: files
/// by their names, `index.html` for folders, `404.html` with status 404 for all else. What is
/// compressed is sent so, and every answer has the headers that the folder asks for.
pub fn service(folder: &Path, base: &Base) -> Router {
    let prefix = base.as_str().trim_end_matches('/');
    let host = Host {
        prefix: prefix.into(),
        files: ServeDir::new(folder)
            .redirect_path_prefix(prefix)
            .precompressed_br()
            .precompressed_gzip(),
        not_found: ServeFile::new(folder.join(NOT_FOUND))
            .precompressed_br()
            .precompressed_gzip(),
        headers: folder.join(Headers::FILE).into(),
    };
    Router::new().fallback(answer).with_state(host)
}

#[derive(Clone)]
struct Host {
    /// What addresses begin with, without the slash after it.
    prefix: Arc<str>,
    files: ServeDir,
    not_found: ServeFile,
    headers: Arc<Path>,
}

async fn answer(State(host): State<Host>, request: Request) -> Response {
    let answered = host.clone().answer_with_headers(request).await;
    answered.unwrap_or_else(|cause| {
        (StatusCode::INTERNAL_SERVER_ERROR, format!("error: {cause}")).into_response()
    })
}

/// What went wrong on the way to an answer.
type Failure = Box<dyn Error + Send + Sync>;

impl Host {
    async fn answer_with_headers(self, request: Request) -> Result<Response, Failure> {
        let headers = self.headers().await?;
        let asked = request.uri().path().to_owned();
        let not_found = format!("{}/{NOT_FOUND}", self.prefix);
        let mut response = self.answer(request).await?;
        if response.status() != StatusCode::NOT_FOUND {
            send_along(&headers, &asked, &mut response)?;
            return Ok(response);
        }
        send_along(&headers, &not_found, &mut response)?;
        // Pages of other sites may know that it is not there.
        let (name, value) = Headers::SHARED;
        if headers.of(&asked).any(|header| header == Headers::SHARED) {
            let value = HeaderValue::from_static(value);
            response
                .headers_mut()
                .insert(HeaderName::from_bytes(name.as_bytes())?, value);
        }
        Ok(response)
    }

    /// The folder's own headers, as they are now: it may be published anew at any time.
    async fn headers(&self) -> Result<Headers, Failure> {
        match fs::read_to_string(&self.headers).await {
            Ok(text) => Ok(text.parse()?),
            // It asks for none.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Headers::default()),
            Err(error) => Err(error.into()),
        }
    }

    async fn answer(mut self, request: Request) -> Result<Response, Failure> {
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            let allowed = (header::ALLOW, "GET, HEAD");
            return Ok((StatusCode::METHOD_NOT_ALLOWED, [allowed]).into_response());
        }
        let (mut parts, body) = request.into_parts();
        let query = parts.uri.query().map(|query| format!("?{query}"));
        let query = query.unwrap_or_default();
        let below = parts.uri.path().strip_prefix(&*self.prefix);
        match below {
            Some("") => {
                return Ok(Redirect::permanent(&format!("{}/{query}", self.prefix)).into_response());
            }
            Some(below) if below.starts_with('/') && !is_hidden(below) => {
                parts.uri = format!("{below}{query}").parse::<Uri>()?;
                let asked = Request::from_parts(parts.clone(), body);
                match self.files.try_call(asked).await {
                    Ok(answer) if answer.status() == StatusCode::NOT_FOUND => {}
                    Ok(answer) => return Ok(answer.into_response()),
                    Err(error) if leads_nowhere(&error) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            _ => {}
        }
        // The page says that nothing is there: whole, whatever was known or wanted of it.
        let unconditional = [header::ACCEPT_ENCODING].into_iter().filter_map(|name| {
            let value = parts.headers.get(&name)?.clone();
            Some((name, value))
        });
        parts.headers = unconditional.collect::<HeaderMap>();
        let asked = Request::from_parts(parts, Body::empty());
        let mut response = self.not_found.try_call(asked).await?.into_response();
        *response.status_mut() = StatusCode::NOT_FOUND;
        Ok(response)
    }
}

/// Whether there is nothing to read, and not that it can't be read.
fn leads_nowhere(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, NotADirectory, NotFound};
    matches!(error.kind(), InvalidFilename | NotADirectory | NotFound)
}

/// Whether a path leads to what is in the folder for others than readers, or could: no file of a
/// site needs to be written with `%` or `//`.
fn is_hidden(path: &str) -> bool {
    // What anybody may ask a host (RFC 8615).
    let is_hidden = |part: &str| part.starts_with('.') && part != ".well-known";
    let mut parts = path.split('/');
    parts.any(|part| is_hidden(part) || part == Headers::FILE)
        || ["%", "//"].iter().any(|it| path.contains(it))
        || [".br", ".gz"].iter().any(|it| path.ends_with(it))
}

fn send_along(headers: &Headers, path: &str, response: &mut Response) -> Result<(), Failure> {
    let status = response.status();
    let is_kept = status.is_success() || status == StatusCode::NOT_MODIFIED;
    let sent = response.headers_mut();
    if let Some(kind) = sent.get(header::CONTENT_TYPE) {
        let in_utf_8 = in_utf_8(kind.to_str()?);
        sent.insert(header::CONTENT_TYPE, in_utf_8.parse()?);
    }
    sent.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    sent.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    for (name, value) in headers.of(path) {
        let name: HeaderName = name.parse()?;
        // An answer without content has no type, and one that refuses may be another tomorrow.
        let fits = if name == header::CONTENT_TYPE {
            sent.contains_key(&name)
        } else {
            is_kept || name != header::CACHE_CONTROL
        };
        if fits {
            sent.insert(name, value.parse()?);
        }
    }
    Ok(())
}

/// A media type that says how its text is written.
fn in_utf_8(kind: &str) -> String {
    let is_text = kind.starts_with("text/")
        || matches!(
            kind,
            "application/json" | "image/svg+xml" | "application/xml"
        );
    if is_text && !kind.contains("charset") {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_owned()
    }
}

/// Where a published site begins on its host, as it says itself.
///
/// # Errors
/// When no site is published in the folder.
pub fn base_of(folder: &Path) -> Result<Base, Trouble> {
    #[derive(Deserialize)]
    struct Site {
        address: WebAddress,
    }
    let file = folder.join(File::SITE);
    let text = std::fs::read(&file).map_err(Trouble::with("read", &file))?;
    let site: Site = serde_json::from_slice(&text).map_err(|cause| {
        Trouble::because(
            format!("{} holds no published site", folder.display()),
            cause,
        )
    })?;
    Ok(Base::on_host(&site.address))
}

/// Serves a published folder on this machine until it is told to stop.
///
/// # Errors
/// When the port is taken or the server breaks down.
pub async fn serve(folder: &Path, base: &Base, port: u16) -> Result<(), Trouble> {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let listener = TcpListener::bind(address).await.map_err(|cause| {
        Trouble::because(
            format!("could not listen on {address}; choose another port with PORT="),
            cause,
        )
    })?;
    let address = listener.local_addr().unwrap_or(address);
    println!(
        "Serving {} on http://{address}{}",
        folder.display(),
        base.as_str()
    );
    println!("Stop with Ctrl+C.");
    let stop = async {
        // Without a signal handler the process ends the usual way.
        drop(tokio::signal::ctrl_c().await);
    };
    axum::serve(listener, service(folder, base))
        .with_graceful_shutdown(stop)
        .await
        .map_err(|cause| Trouble::because("the server stopped", cause))
}
