use crate::{components::Setting, route::files};

/// Writes `robots.txt` (RFC 9309): everything may be read, and the sitemap says what there is.
pub(super) fn write(setting: &Setting) -> String {
    let sitemap = setting.published().file(files::SITEMAP);
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n")
}
