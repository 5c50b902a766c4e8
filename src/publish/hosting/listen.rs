use axum::{
    Router,
    extract::Request,
    http::{StatusCode, header, uri::Authority},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{net::IpAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Semaphore, time};

/// What a server lets its visitors do.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long the head of a request may take, and a connection be idle.
    pub head: Duration,
    /// How many connections there may be at a time; further ones wait.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            connections: 256,
        }
    }
}

/// Answers whoever comes, for as long as the program runs.
///
/// Only who asks for this machine by one of its own names is answered: a page of another site could
/// otherwise read what is served here, drafts too, by giving its name our address.
pub async fn answer(listener: TcpListener, router: Router, limits: Limits) {
    let service = TowerToHyperService::new(router.layer(middleware::from_fn(only_by_own_names)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head);
    let places = Arc::new(Semaphore::new(limits.connections));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Whoever came has gone again; or there are too many open files, and some will be closed.
            time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let connection = http.serve_connection(TokioIo::new(stream), service.clone());
        tokio::spawn(async move {
            // Whoever breaks off knows it.
            drop(connection.await);
            drop(place);
        });
    }
}

async fn only_by_own_names(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST);
    let host = host.map(|host| host.to_str().unwrap_or_default());
    let named = request.uri().authority().map(Authority::as_str).or(host);
    if named.is_none_or(is_own) {
        return next.run(request).await;
    }
    let words = "This server is for this machine alone: ask for it as localhost.\n";
    (StatusCode::MISDIRECTED_REQUEST, words).into_response()
}

/// Whether a host and port are of this machine (RFC 6761, 6.3).
fn is_own(authority: &str) -> bool {
    let Ok(authority) = authority.parse::<Authority>() else {
        return false;
    };
    let host = authority.host().trim_end_matches('.').to_ascii_lowercase();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse();
    let is_loopback = address.is_ok_and(|address: IpAddr| address.is_loopback());
    is_loopback || host == "localhost" || host.ends_with(".localhost")
}
