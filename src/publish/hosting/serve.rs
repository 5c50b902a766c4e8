use super::{
    host::service,
    listen::{Limits, answer},
    port::Port,
};
use crate::{content::File, model::WebAddress, publish::support::error::Error, route::Base};
use serde::Deserialize;
use std::path::Path;
use tokio::net::TcpListener;

/// Where a published site begins on its host, as it says itself.
///
/// # Errors
/// When no site is published in the folder.
pub fn base_of(folder: &Path) -> Result<Base, Error> {
    #[derive(Deserialize)]
    struct Site {
        address: WebAddress,
    }
    let file = folder.join(File::SITE);
    let text = std::fs::read(&file).map_err(Error::with("read", &file))?;
    let site: Site = serde_json::from_slice(&text).map_err(|cause| {
        Error::because(
            format!("{} holds no published site", folder.display()),
            cause,
        )
    })?;
    Ok(Base::on_host(&site.address))
}

/// Serves a published folder on this machine for as long as the program runs.
///
/// # Errors
/// When the port is taken.
pub async fn serve(folder: &Path, base: &Base, port: Port) -> Result<(), Error> {
    let listener = port.listen().await?;
    println!(
        "Serving {} on {}",
        folder.display(),
        address(&listener, base)?
    );
    println!("Stop with Ctrl+C.");
    answer(listener, service(folder, base), Limits::default()).await;
    Ok(())
}

/// The address of a site that is served here.
///
/// # Errors
/// When the system does not say on which port.
pub(in crate::publish) fn address(listener: &TcpListener, base: &Base) -> Result<String, Error> {
    let address = listener
        .local_addr()
        .map_err(|cause| Error::because("the server has no address", cause))?;
    Ok(format!("http://{address}{}", base.as_str()))
}
