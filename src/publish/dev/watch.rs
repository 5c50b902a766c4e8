use crate::publish::support::error::Error;
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::{
    path::Path,
    sync::mpsc::{Receiver, Sender},
    time::Duration,
};

/// Why a bundle is published anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The pictures are made that were missing.
    Photos,
    /// A file of the bundle has changed.
    Content,
}

/// How long nothing may change before a change counts as whole: editors write a file in steps.
const QUIET: Duration = Duration::from_millis(60);

/// Tells of changes in a folder and below, for as long as the watcher is kept.
///
/// # Errors
/// When this system can't watch the folder.
pub(super) fn watch(folder: &Path, changes: Sender<Change>) -> Result<RecommendedWatcher, Error> {
    let notice = move |event: notify::Result<Event>| {
        // After an error some changes may have been missed.
        if event.is_ok_and(|event| event.kind.is_access()) {
            return;
        }
        // Nobody listens any more when the program ends.
        changes.send(Change::Content).unwrap_or_default();
    };
    let cannot = |cause| Error::because(format!("could not watch {}", folder.display()), cause);
    let mut watcher = RecommendedWatcher::new(notice, Config::default()).map_err(cannot)?;
    watcher
        .watch(folder, RecursiveMode::Recursive)
        .map_err(cannot)?;
    Ok(watcher)
}

/// Waits for a change, and for what comes with it; `None` when there will be none.
pub(super) fn next(changed: &Receiver<Change>) -> Option<Change> {
    let mut change = changed.recv().ok()?;
    while let Ok(another) = changed.recv_timeout(QUIET) {
        if another == Change::Content {
            change = Change::Content;
        }
    }
    Some(change)
}
