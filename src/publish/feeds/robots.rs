use crate::{components::Context, route::files};

/// Writes `robots.txt` (RFC 9309): everything may be read, and the sitemap says what there is.
pub(super) fn write(context: &Context) -> String {
    let sitemap = context.published().file(files::SITEMAP);
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n")
}
