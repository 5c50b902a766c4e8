use super::Trouble;
use crate::route::Base;
use axum::{
    Router,
    http::{HeaderValue, header},
};
use std::{net::SocketAddr, path::Path};
use tokio::net::TcpListener;
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

/// A server of a published folder under a base path, as a static host would serve it: files
/// by their names, `index.html` for folders, `404.html` with status 404 for all else.
pub fn service(folder: &Path, base: &Base) -> Router {
    let not_found = ServeFile::new(folder.join("404.html"));
    let prefix = base.as_str().trim_end_matches('/');
    let files = ServeDir::new(folder)
        .redirect_path_prefix(prefix)
        .not_found_service(not_found);
    let router = if prefix.is_empty() {
        Router::new().fallback_service(files)
    } else {
        Router::new().nest_service(prefix, files)
    };
    // A reader gets what was published last: every use asks whether there is news.
    router.layer(SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-cache"),
    ))
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
