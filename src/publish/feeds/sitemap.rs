use super::xml::{Xml, document, text};
use crate::{
    components::Context,
    content::File,
    model::Date,
    publish::{check::metadata::Metadata, publication::Publication},
    route::{Base, Route, files},
};
use quick_xml::Writer;
use std::{io, mem};

/// The most addresses of a file (sitemaps.org, "Sitemap index files").
const MOST_ADDRESSES: usize = 50_000;

/// The most bytes of a file: 50 MB, less what stands around the addresses.
const MOST_BYTES: usize = 52_428_800 - 1_024;

/// The most pictures of an address (Google, "Image sitemaps").
const MOST_PICTURES: usize = 1_000;

/// Writes the sitemap (sitemaps.org 0.9) with the pictures of the articles (Google's image
/// extension 1.1). When it is too large for one file, numbered files hold it and the first only
/// lists them.
///
/// Related lists are not in it: search engines are asked to leave them out.
pub(super) fn write(
    publication: &Publication,
    context: &Context,
) -> io::Result<Vec<(String, Vec<u8>)>> {
    let base = context.published();
    let mut parts = Parts::default();
    for route in publication.routes() {
        let Some((changed, pictures)) = about(publication, &route) else {
            continue;
        };
        let pictures = pictures.into_iter().map(|image| base.file(&image));
        parts.add(|xml| entry(xml, &base.href(&route), changed, pictures))?;
    }
    parts.finish(&base)
}

/// When the page of a route last changed, and its pictures; `None` when it is not to be listed.
fn about(publication: &Publication, route: &Route) -> Option<(Option<Date>, Vec<String>)> {
    match route {
        Route::Article(slug) => {
            let article = publication.article(slug)?;
            let files = article.pictures.iter().take(MOST_PICTURES);
            let files = files.filter_map(|name| publication.pictures.get(name));
            let pictures = files.map(|file| file.image.whole()).collect();
            Some((Some(changed(article)), pictures))
        }
        Route::Related(_) => None,
        Route::Home(_) | Route::Author(..) => {
            let (listed, _) = publication.listed(&File::of(Some(route)))?;
            Some((listed.into_iter().map(changed).max(), Vec::new()))
        }
    }
}

fn changed(article: &Metadata) -> Date {
    let dates = &article.preview.dates;
    dates.updated.unwrap_or(dates.published)
}

fn entry(
    xml: &mut Xml,
    address: &str,
    changed: Option<Date>,
    pictures: impl Iterator<Item = String>,
) -> io::Result<()> {
    xml.create_element("url").write_inner_content(|xml| {
        text(xml, "loc", &[], address)?;
        if let Some(day) = changed {
            text(xml, "lastmod", &[], &day.to_string())?;
        }
        for picture in pictures {
            xml.create_element("image:image")
                .write_inner_content(|xml| text(xml, "image:loc", &[], &picture))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The entries of the files.
#[derive(Default)]
struct Parts {
    full: Vec<Vec<u8>>,
    current: Vec<u8>,
    addresses: usize,
}

impl Parts {
    fn add(&mut self, write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
        let mut xml = Writer::new(Vec::new());
        write(&mut xml)?;
        let entry = xml.into_inner();
        if self.addresses == MOST_ADDRESSES || self.current.len() + entry.len() > MOST_BYTES {
            self.full.push(mem::take(&mut self.current));
            self.addresses = 0;
        }
        self.current.extend(entry);
        self.addresses += 1;
        Ok(())
    }

    fn finish(self, base: &Base) -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut parts = self.full;
        if parts.is_empty() {
            return Ok(vec![(files::SITEMAP.into(), addresses(&self.current)?)]);
        }
        parts.push(self.current);
        let mut index = document();
        let mut files = Vec::new();
        root(&mut index, "sitemapindex", |xml| {
            for (number, part) in parts.iter().enumerate() {
                let name = format!("sitemap-{}.xml", number + 1);
                xml.create_element("sitemap")
                    .write_inner_content(|xml| text(xml, "loc", &[], &base.file(&name)))?;
                files.push((name, addresses(part)?));
            }
            Ok(())
        })?;
        files.push((files::SITEMAP.into(), index.into_inner()));
        Ok(files)
    }
}

fn addresses(entries: &[u8]) -> io::Result<Vec<u8>> {
    let mut xml = document();
    root(&mut xml, "urlset", |xml| {
        xml.get_mut().extend(entries);
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn root(
    xml: &mut Xml,
    name: &str,
    within: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name)
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .with_attribute((
            "xmlns:image",
            "http://www.google.com/schemas/sitemap-image/1.1",
        ))
        .write_inner_content(within)?;
    Ok(())
}
