use crate::publish::{
    page::{template::Template, trunk_output::BuiltFiles},
    support::error::Error,
};

/// The element of every page's head by which `assets/web/start.js` finds the script that speaks
/// with the worker.
///
/// # Errors
/// When that script was not built.
pub(in crate::publish) fn script_element(built: &BuiltFiles) -> Result<String, Error> {
    let (base, path) = (Template::BASE, built.path("offline-")?);
    Ok(format!(
        "<meta name=\"clinic-offline\" content=\"{base}{path}\">"
    ))
}
