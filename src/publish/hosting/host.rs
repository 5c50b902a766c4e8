use super::{Headers, accept::without_wrong_weights};
use crate::route::{Base, files};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use std::{io, path::Path, sync::Arc};
use tokio::fs;
use tower_http::services::{ServeDir, ServeFile};

/// What hosts read themselves.
const FOR_HOSTS: [&str; 2] = [files::HEADERS, files::REDIRECTS];

/// A server of a published folder under a base path, as a static host would serve it: files
/// by their names, `index.html` for folders, `404.html` with status 404 for all else. What is
/// compressed is sent so, and every answer has the headers that the folder asks for.
pub fn service(folder: &Path, base: &Base) -> Router {
    let host = Host::new(folder, base);
    Router::new()
        .fallback(async |State(host): State<Host>, request| host.respond(request).await)
        .with_state(host)
}

/// A published folder as it is served.
#[derive(Clone)]
pub(in crate::publish) struct Host {
    folder: Arc<Path>,
    /// What addresses begin with, without the slash after it.
    prefix: Arc<str>,
    files: ServeDir,
    not_found: ServeFile,
    headers: Arc<Path>,
}

/// What went wrong on the way to an answer.
pub(super) type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Host {
    /// A published folder under a base path.
    pub(in crate::publish) fn new(folder: &Path, base: &Base) -> Self {
        let prefix = base.as_str().trim_end_matches('/');
        Self {
            folder: folder.into(),
            prefix: prefix.into(),
            files: ServeDir::new(folder)
                .redirect_path_prefix(prefix)
                .precompressed_br()
                .precompressed_gzip(),
            not_found: ServeFile::new(folder.join(files::NOT_FOUND))
                .precompressed_br()
                .precompressed_gzip(),
            headers: folder.join(files::HEADERS).into(),
        }
    }

    /// Where the site begins.
    pub(in crate::publish) fn base(&self) -> String {
        format!("{}/", self.prefix)
    }

    /// Whether a file has this address.
    pub(in crate::publish) fn has(&self, path: &str) -> bool {
        let below = path.strip_prefix(&*self.prefix);
        let below = below.and_then(|below| below.strip_prefix('/'));
        below.is_some_and(|below| self.folder.join(below).is_file())
    }

    /// Answers a request.
    pub(in crate::publish) async fn respond(self, request: Request) -> Response {
        let answered = self.answer_in_parts(request).await;
        answered.unwrap_or_else(|cause| {
            (StatusCode::INTERNAL_SERVER_ERROR, format!("error: {cause}")).into_response()
        })
    }

    /// Answers with what the folder asks to send along.
    pub(super) async fn answer_with_headers(self, request: Request) -> Result<Response, Failure> {
        let headers = self.headers().await?;
        let asked = request.uri().path().to_owned();
        let not_found = format!("{}/{}", self.prefix, files::NOT_FOUND);
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
                without_wrong_weights(&mut parts.headers);
                let asked = Request::from_parts(parts.clone(), body);
                match self.files.try_call(asked).await {
                    Ok(answer) if answer.status() == StatusCode::NOT_FOUND => {}
                    Ok(answer) => return Ok(lasting(answer.into_response())),
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

/// Says of a way to another address that it will not change, as a static host does.
fn lasting(mut response: Response) -> Response {
    if response.status() == StatusCode::TEMPORARY_REDIRECT {
        *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    }
    response
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
    parts.any(|part| is_hidden(part) || FOR_HOSTS.contains(&part))
        || ["%", "//"].iter().any(|it| path.contains(it))
        || [".br", ".gz"].iter().any(|it| path.ends_with(it))
}

fn send_along(headers: &Headers, path: &str, response: &mut Response) -> Result<(), Failure> {
    let status = response.status();
    let is_kept = matches!(status, StatusCode::OK | StatusCode::NOT_MODIFIED);
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
