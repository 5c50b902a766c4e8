use super::{
    Dev,
    photos::Photos,
    state::State,
    watch::{self, Change},
};
use crate::{
    model::{Offline, WebAddress},
    publish::{
        check::load,
        diagnostics::Severity,
        images::Forms,
        output::{Options, Removals, Summary, write},
        publication::compile::compile,
        support::{error::Error, unfinished},
    },
    route::Base,
};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
};
use tempfile::TempDir;

/// Reloads pages, and shows what is wrong on them.
const SCRIPT: &str = include_str!("../../../assets/web/dev.js");

/// Publishes what somebody edits.
pub(super) struct Editor {
    dev: Dev,
    /// Where the site is published; it goes with the program.
    folder: TempDir,
    /// The address of the server's first page.
    origin: String,
    state: Arc<State>,
}

impl Editor {
    /// An editor of a bundle that is served at an address without a path.
    ///
    /// # Errors
    /// When there is no place for the site.
    pub(super) fn new(mut dev: Dev, origin: String, state: Arc<State>) -> Result<Self, Error> {
        let folder = dev.cache.folder_for_now("dev-")?;
        unfinished::open(folder.path());
        dev.program = dev.program.with_script(SCRIPT);
        Ok(Self {
            dev,
            folder,
            origin,
            state,
        })
    }

    /// Publishes now, and after each change.
    pub(super) fn follow(&self, changes: &Sender<Change>, heard: &Receiver<Change>) {
        let mut photos = Photos::default();
        let mut change = Some(Change::Content);
        while let Some(now) = change {
            if let Err(error) = self.publish(now, &mut photos, changes) {
                let words = format!("error: {error:#}");
                eprintln!("{words}");
                self.state.show_report(words);
            }
            change = watch::next(heard);
        }
    }

    fn publish(
        &self,
        change: Change,
        photos: &mut Photos,
        changes: &Sender<Change>,
    ) -> Result<(), Error> {
        let Dev { content, cache, .. } = &self.dev;
        let checked = load(content, (self.dev.today)()?, cache)?;
        let report = checked.report;
        if change == Change::Content {
            anstream::eprintln!("{report:#}");
        }
        let Some(loaded) = checked.loaded else {
            self.state.show_report(report.to_string());
            return Ok(());
        };
        let mut publication = compile(loaded.with_drafts());
        let base = Base::on_host(&publication.site.address);
        publication.site.address = self.address(&base)?;
        // A page that a browser has saved would not be the newest.
        publication.site.offline = Offline::Off;
        let site: PathBuf = self.folder.path().join("site");
        let program = self.dev.program.clone();
        let options = Options {
            forms: Forms::Quick,
            removals: Removals::All,
            is_passing: true,
            ..Options::default()
        };
        let written = write(&publication, program, cache, &site, options)?;
        let Summary { pages, new, .. } = written;
        if change == Change::Content {
            let address = &publication.site.address;
            println!("{pages} pages on {address}: {new} files are new");
            let warnings = report.count(Severity::Warning) > 0;
            let words = warnings.then(|| report.to_string());
            self.state.show_site(&site, &base, words);
        }
        photos.encode(publication, cache.clone(), changes.clone());
        Ok(())
    }

    /// The address of the site here.
    fn address(&self, base: &Base) -> Result<WebAddress, Error> {
        let origin = self.origin.trim_end_matches('/');
        let address = format!("{origin}{}", base.as_str());
        address
            .parse()
            .map_err(|cause| Error::because("this server has no address", cause))
    }
}
