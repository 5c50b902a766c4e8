//! The server for writers: publishes a bundle into a folder of its own, drafts and all, serves
//! it, and does so again whenever a file of the bundle changes. It never touches a folder that
//! is published for readers.

mod editor;
mod photos;
mod server;
mod state;
mod watch;

use crate::{
    model::Date,
    publish::{
        hosting::{self, Limits, Port},
        page::trunk_output::TrunkOutput,
        support::{cache::Cache, error::Error},
    },
    route::Base,
};
use editor::Editor;
use state::State;
use std::{
    path::PathBuf,
    sync::{Arc, mpsc},
    thread,
};
use tokio::runtime::Runtime;

/// A bundle that somebody edits.
#[derive(Debug)]
pub struct Dev {
    /// The folder of the bundle.
    pub content: PathBuf,
    /// What took long to make before.
    pub cache: Cache,
    /// The program for browsers.
    pub program: TrunkOutput,
    /// Where to serve it on this machine.
    pub port: Port,
    /// The day by which dates in articles are checked.
    pub today: fn() -> Result<Date, Error>,
}

impl Dev {
    /// Publishes the bundle and serves it, again and again, for as long as the program runs.
    ///
    /// # Errors
    /// When the bundle can't be watched, the port is taken, or the server breaks down. What is
    /// wrong with the content is shown on the pages.
    pub fn run(self) -> Result<(), Error> {
        let runtime =
            Runtime::new().map_err(|cause| Error::because("could not start the server", cause))?;
        let listener = runtime.block_on(self.port.listen())?;
        let top: Base = "/".parse().unwrap_or_else(|never| match never {});
        let origin = hosting::address(&listener, &top)?;
        let (changes, heard) = mpsc::channel();
        let _watcher = watch::watch(&self.content, changes.clone())?;
        println!("Serving {} on {origin}", self.content.display());
        println!("Stop with Ctrl+C.");
        let state = Arc::new(State::default());
        let editor = Editor::new(self, origin, Arc::clone(&state))?;
        let service = server::service(state);
        thread::spawn(move || editor.follow(&changes, &heard));
        runtime.block_on(hosting::answer(listener, service, Limits::default()));
        Ok(())
    }
}
