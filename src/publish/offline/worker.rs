use crate::{
    publish::{page::trunk_output::BuiltFiles, support::error::Error},
    route::files,
};

/// The parts of the service worker in their order, as trunk names them: each goes on from those
/// before it, and needs those after it only when something happens.
const PARTS: [&str; 6] = [
    "bodies-",
    "records-",
    "versions-",
    "answers-",
    "keeping-",
    "duties-",
];

/// Addresses that the parts name as `{{…}}`.
const ADDRESSES: [(&str, &str); 5] = [
    ("{{offline}}", files::OFFLINE),
    ("{{offline-page}}", files::OFFLINE_PAGE),
    ("{{withdrawn-page}}", files::WITHDRAWN_PAGE),
    ("{{precache-manifest}}", files::PRECACHE_MANIFEST),
    ("{{worker}}", files::WORKER),
];

/// The service worker: the parts of `assets/web/offline/worker/` as one script.
///
/// # Errors
/// When a part was not built, or none names one of the addresses.
pub(in crate::publish) fn take(built: &mut BuiltFiles) -> Result<String, Error> {
    let parts = PARTS.iter().map(|part| built.take_text(part));
    let script = parts.collect::<Result<Vec<_>, _>>()?.join("\n");
    ADDRESSES
        .iter()
        .try_fold(script, |script, (place, address)| {
            if script.contains(place) {
                Ok(script.replace(place, address))
            } else {
                Err(Error::new(format!(
                    "assets/web/offline/worker/ has no {place}; write it where {address} belongs"
                )))
            }
        })
}
