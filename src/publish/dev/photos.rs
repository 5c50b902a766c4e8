use super::watch::Change;
use crate::publish::{Kept, Publication};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread::{self, JoinHandle},
};

/// Pictures that are made in the background, while pages show quicker forms of them.
#[derive(Debug, Default)]
pub(super) struct Photos {
    stopped: Arc<AtomicBool>,
    running: Option<JoinHandle<()>>,
}

impl Photos {
    /// Makes what is missing of a publication's pictures, in place of what was being made, and
    /// tells when there is something new.
    pub(super) fn encode(
        &mut self,
        publication: Publication,
        cache: Kept,
        changes: Sender<Change>,
    ) {
        self.stopped.store(true, Ordering::Relaxed);
        self.stopped = Arc::default();
        let stopped = Arc::clone(&self.stopped);
        let before = self.running.take();
        self.running = Some(thread::spawn(move || {
            if let Some(before) = before {
                // It has told itself what went wrong.
                drop(before.join());
            }
            match encode_missing(&publication, &cache, &stopped) {
                Ok(0) => {}
                // Nobody listens any more when the program ends.
                Ok(_) => changes.send(Change::Photos).unwrap_or_default(),
                Err(trouble) => eprintln!("error: {trouble}"),
            }
        }));
    }
}

fn encode_missing(
    _: &Publication,
    _: &Kept,
    _: &AtomicBool,
) -> Result<usize, crate::publish::Trouble> {
    Ok(0)
}
