//! Writes a publication into a folder: what has changed, and nothing else.

mod commit;
mod durable;
mod fingerprints;
mod inspection;
mod list;
mod listed;
mod options;
mod permissions;
mod previous;
mod progress;
mod removals;
mod scan;
mod staging;
mod stamp;
mod summary;
mod writer;

use crate::{
    components::Context,
    content::{Content, Edited, File},
    model,
    publish::{
        embed::{EmbedProgram, Frames, SnippetPage},
        feeds::{self, addresses, feeds},
        hosting::{Headers, Htaccess, Policies},
        images::develop,
        offline::{self, FileHashes, OfflinePage, Plan, PrecacheManifest},
        page::{self, render, template::Template, trunk_output::TrunkOutput},
        publication::Publication,
        support::{
            cache::{Cache, digest},
            compress::{Effort, SharedPrefixes, uncompressed},
            error::Error,
        },
        webapp::{icons::Icons, manifest},
    },
    route::{Base, Embed, Route, files},
};
use fingerprints::Fingerprints;
use previous::Previous;
use progress::progress;
use rayon::prelude::*;
use staging::{Freshness, Staging};
use std::path::Path;
use summary::losses;
use writer::Writer;

pub use options::Options;
pub use removals::Removals;
pub use summary::{Summary, Verified};

/// A site with so many files of content is compressed as well as can be; a larger one quickly.
const SMALL: usize = 50;

/// Writes a publication and the program for browsers into a folder that any static host can serve at
/// the site's address.
///
/// Everything is made apart and put in its place when it is complete, so a failure leaves the
/// site before as it was. Files of which nothing has changed stay. It fills only a
/// folder that was published before, or an empty one.
///
/// # Errors
/// When a file can't be read or written, the folder holds something else, or more articles would go
/// than may.
pub fn write(
    publication: &Publication,
    program: TrunkOutput,
    cache: &Cache,
    folder: &Path,
    options: Options,
) -> Result<Summary, Error> {
    let previous = Previous::read(folder, options.verify)?;
    let (read, bytes) = (previous.inspected.read, previous.inspected.bytes);
    let TrunkOutput {
        mut template,
        files: mut built,
    } = program;
    let embed = EmbedProgram::take(&mut built)?;
    let (of_embed, pinned) = embed.files(&template.style(&publication.site.theme))?;
    let worker = offline::worker::take(&mut built)?;
    template.end_with(&built.take_text("start-")?);
    let icons = Icons::draw(cache)?;
    template.add_to_head(&icons.links());
    template.add_to_head(&offline::script_element(&built)?);
    let icon = built.path("icon-")?.to_owned();
    let mut files = built.into_files();
    files.extend(of_embed);
    let mut site = publication.site.clone();
    if template.is_edited() {
        site.offline = model::Offline::Off;
    }
    let context = Context::new(Base::on_host(&site.address), site);
    let contents = publication.files();
    let effort = if contents.len() <= SMALL {
        Effort::Least
    } else {
        Effort::Quick
    };
    let edition = page::edition(&template, &context)
        .map_err(|cause| Error::because("could not say what all pages have in common", cause))?;
    let output = Output {
        publication,
        fingerprints: Fingerprints::new(publication, &edition, effort)?,
        edition,
        writer: Writer {
            staging: Staging::open(folder, previous)?,
            effort,
            encodings: options.precompress.encodings(),
            prefixes: SharedPrefixes::new(cache),
            cache,
        },
        frames: Frames::new(&template, &context.site.theme),
        snippet: SnippetPage::new(&template, &context),
        context,
        template,
    };
    // First, since compressing takes memory that pictures could need.
    let bar = progress("Encoding pictures", 0);
    let (pictures, heroes) = (&publication.pictures, publication.heroes());
    for (path, file) in develop(pictures, &heroes, cache, options.forms, &bar)? {
        output.writer.put_picture(&path, &file)?;
    }
    bar.finish_and_clear();
    files
        .par_iter()
        .try_for_each(|(path, bytes)| output.writer.put_lasting(path, bytes))?;
    for (path, script) in [output.frames.script(), output.snippet.script()] {
        output.writer.put_lasting(path, script)?;
    }
    let snippet = output
        .snippet
        .html(publication, &output.context, pinned, &icon);
    output
        .writer
        .put_changing(files::SNIPPET_PAGE, snippet.as_bytes())?;
    output
        .writer
        .put_changing(files::WORKER, worker.as_bytes())?;
    for page in OfflinePage::ALL {
        let html = page.html(&output.template, &output.context, &icon);
        output.writer.put_changing(page.path(), html.as_bytes())?;
    }
    output.put_icons(&icons)?;
    output.put_static()?;
    let manifest = manifest::manifest(publication, &output.context.base, &icons)?;
    output.writer.put_changing(files::MANIFEST, &manifest)?;
    let site = json(&File::INDEX, output.context.site.as_ref())?;
    output.writer.put_changing(File::SITE, &site)?;
    for (path, bytes) in addresses(publication, &output.context)? {
        output.writer.put_changing(&path, &bytes)?;
    }
    let (feeds, pages) = rayon::join(|| output.put_feeds(), || output.put_contents(&contents));
    let pages = feeds.and(pages)?;
    output.writer.staging.keep_earlier();
    output.put_offline()?;
    output.put_headers()?;
    let done = output.writer.staging.commit(folder, options)?;
    Ok(Summary {
        pages,
        files: done.files,
        new: done.new,
        verified: options.verify.then_some(Verified {
            files: read,
            bytes,
            mended: done.mended,
        }),
        warnings: [losses(done.gone), done.extent.warnings()].concat(),
    })
}

fn json(file: &File, content: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(content)
        .map_err(|cause| Error::because(format!("could not write {file}"), cause))
}

struct Output<'a> {
    publication: &'a Publication,
    /// The edition that all pages are of.
    edition: String,
    fingerprints: Fingerprints<'a>,
    writer: Writer<'a>,
    context: Context,
    template: Template,
    frames: Frames,
    snippet: SnippetPage,
}

impl Output<'_> {
    /// Writes all files of content and their pages; how many pages of the site these are.
    fn put_contents(&self, contents: &[File]) -> Result<usize, Error> {
        let bar = progress("Writing pages", contents.len());
        let pages = contents.par_iter().map(|file| {
            let pages = self.put_content(file);
            bar.inc(1);
            pages
        });
        let pages = pages.try_reduce(|| 0, |some, more| Ok(some + more))?;
        bar.finish_and_clear();
        Ok(pages)
    }

    /// Writes a file of content and the pages that show it, here and elsewhere; how many pages
    /// of the site these are.
    fn put_content(&self, file: &File) -> Result<usize, Error> {
        let Some(key) = self.fingerprints.of(file) else {
            return Ok(0);
        };
        let routes = file.routes();
        let paths: Vec<_> = routes
            .iter()
            .map(|route| files::page(route.as_ref()))
            .collect();
        let embeds: Vec<_> = routes.iter().flatten().filter_map(Embed::of).collect();
        let all = paths.iter().cloned().chain([file.to_string()]);
        let all = all.chain(embeds.iter().flat_map(Frames::paths));
        let work = self
            .writer
            .staging
            .register(all.flat_map(|path| self.writer.forms(path)).collect(), &key);
        if work != Freshness::Nothing
            && let Some(content) = self.publication.content(file)?
        {
            let edited = Edited {
                edition: &self.edition,
                content: &content,
            };
            let (own, (pages, embeds)) = rayon::join(
                || {
                    self.writer
                        .renew(&file.to_string(), &json(file, &edited)?, work)
                },
                || {
                    rayon::join(
                        || self.put_pages(&content, &routes, &paths, work),
                        || self.put_embeds(&content, &embeds, work),
                    )
                },
            );
            own.and(pages).and(embeds)?;
        }
        Ok(routes.len())
    }

    fn put_pages(
        &self,
        content: &Content,
        routes: &[Option<Route>],
        paths: &[String],
        work: Freshness,
    ) -> Result<(), Error> {
        let pages = routes.par_iter().zip(paths);
        pages.try_for_each(|(route, path)| {
            let Some(page) = content.page(route.as_ref()) else {
                return Ok(());
            };
            let html = render(&self.template, &self.context, &self.edition, &page)
                .map_err(|cause| Error::because(format!("could not render {path}"), cause))?;
            self.writer.renew(path, html.as_bytes(), work)
        })
    }

    fn put_embeds(
        &self,
        content: &Content,
        embeds: &[Embed],
        work: Freshness,
    ) -> Result<(), Error> {
        embeds.par_iter().try_for_each(|embed| {
            let Some(page) = content.page(Some(&embed.clone().route())) else {
                return Ok(());
            };
            let files = self.frames.files(embed, &page, &self.context)?;
            let mut files = Frames::paths(embed).into_iter().zip(files);
            files.try_for_each(|(path, bytes)| self.writer.renew(&path, &bytes, work))
        })
    }

    fn put_feeds(&self) -> Result<(), Error> {
        let key = self.fingerprints.of_all(feeds::newest(self.publication));
        let paths = feeds::FEEDS.map(|path| self.writer.forms(path.into()));
        if self.writer.staging.register(paths.concat(), &key) != Freshness::Nothing {
            let feeds = feeds(self.publication, &self.context)?;
            let feeds = feeds.par_iter();
            feeds.try_for_each(|(path, bytes)| self.writer.put(path, bytes))?;
        }
        Ok(())
    }

    fn put_icons(&self, icons: &Icons) -> Result<(), Error> {
        let mut icons = icons.all.iter();
        icons.try_for_each(|icon| self.writer.put_lasting(&icon.path, &icon.png))
    }

    /// Writes the files that are published as they are.
    fn put_static(&self) -> Result<(), Error> {
        let files: Vec<_> = self.publication.static_files.files().collect();
        let files = files.par_iter();
        files
            .map(|(path, file)| self.writer.put_static(path, file))
            .collect()
    }

    /// Writes the list of the files that browsers keep, which are all claimed by now.
    fn put_offline(&self) -> Result<(), Error> {
        let written = self.writer.staging.files();
        let plan = Plan::new(self.publication, &written, |route| files::page(Some(route)))?;
        let previous = PrecacheManifest::read(|path| {
            let bytes = self.writer.staging.read(path, false).ok()?;
            let paths = self.writer.forms(path.to_owned());
            self.writer
                .staging
                .had(&paths, &digest(&bytes))
                .then_some(bytes)
        });
        let hashes = plan.paths().into_par_iter().map(|path| {
            let new = written.get(path).copied().unwrap_or(true);
            let print = self.writer.staging.print(path, new, &previous)?;
            Ok((path.to_owned(), print))
        });
        let hashes: FileHashes = hashes.collect::<Result<_, Error>>()?;
        let site = &self.context.site;
        let policy = self.template.policy(&site.theme);
        let list = PrecacheManifest::write(plan, &hashes, site.offline, &policy)?;
        let list = list.par_iter();
        list.try_for_each(|(path, bytes)| self.writer.put_changing(path, bytes))
    }

    /// Writes what hosts are told of the files, which are all claimed by now.
    fn put_headers(&self) -> Result<(), Error> {
        let static_files = &self.publication.static_files;
        let files: Vec<String> = self.writer.staging.files().into_keys().collect();
        let own = |path: &&String| !static_files.has(uncompressed(path));
        let own: Vec<String> = files.iter().filter(own).cloned().collect();
        let policies = Policies {
            pages: self.template.policy(&self.context.site.theme),
            frames: self.frames.policy().clone(),
            snippet: self.snippet.policy(),
        };
        let headers = Headers::of_site(&own, &self.context.base, &policies);
        self.writer
            .put_lasting(files::HEADERS, headers.to_string().as_bytes())?;
        let htaccess = Htaccess::new(&headers, &self.context.base, &files);
        let besides = static_files.for_apache()?;
        self.writer
            .put_lasting(files::HTACCESS, htaccess.text(&besides).as_bytes())
    }
}
