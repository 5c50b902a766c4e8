use super::{
    entry::Entry,
    time::time,
    xml::{Xml, document, empty, text},
};
use crate::{
    components::Context,
    route::{Route, files},
};
use std::io;

/// Writes the Atom feed (RFC 4287), with the pictures of Media RSS.
pub(super) fn write(entries: &[Entry], context: &Context) -> io::Result<Vec<u8>> {
    let site = &context.site;
    let base = context.published();
    // A feed must have a day; one without entries has none to tell.
    let newest = entries.iter().map(|entry| time(entry.updated)).max();
    let newest = newest.unwrap_or_else(|| "1970-01-01T00:00:00Z".into());
    let mut xml = document();
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xmlns:media", "http://search.yahoo.com/mrss/"))
        .with_attribute(("xml:lang", site.language.as_str()))
        .write_inner_content(|xml| {
            text(xml, "id", &[], base.as_str())?;
            text(xml, "title", &[], &site.name)?;
            text(xml, "subtitle", &[], &site.tagline)?;
            text(xml, "updated", &[], &newest)?;
            link(xml, "self", "application/atom+xml", &base.file(files::ATOM))?;
            link(xml, "alternate", "text/html", &base.href(&Route::HOME))?;
            entries.iter().try_for_each(|entry| write_entry(xml, entry))
        })?;
    Ok(xml.into_inner())
}

fn write_entry(xml: &mut Xml, entry: &Entry) -> io::Result<()> {
    xml.create_element("entry")
        .with_attribute(("xml:lang", entry.language.as_str()))
        .write_inner_content(|xml| {
            text(xml, "id", &[], &entry.address)?;
            text(xml, "title", &[], &entry.title)?;
            link(xml, "alternate", "text/html", &entry.address)?;
            text(xml, "published", &[], &time(entry.published))?;
            text(xml, "updated", &[], &time(entry.updated))?;
            xml.create_element("author").write_inner_content(|xml| {
                text(xml, "name", &[], &entry.author.name)?;
                text(xml, "uri", &[], &entry.author.address)
            })?;
            for topic in &entry.topics {
                let topic = [("term", topic.id.as_str()), ("label", &topic.name)];
                empty(xml, "category", &topic)?;
            }
            if let Some(licence) = &entry.licence {
                // RFC 4946.
                let link = [("rel", "license"), ("href", licence.as_str())];
                empty(xml, "link", &link)?;
            }
            let picture = [
                ("url", &*entry.card),
                ("type", "image/jpeg"),
                ("medium", "image"),
            ];
            empty(xml, "media:content", &picture)?;
            text(xml, "summary", &[], &entry.summary)?;
            text(xml, "content", &[("type", "html")], &entry.content)
        })?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, kind: &str, address: &str) -> io::Result<()> {
    empty(
        xml,
        "link",
        &[("rel", rel), ("type", kind), ("href", address)],
    )
}
