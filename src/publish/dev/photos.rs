use super::watch::Change;
use crate::publish::{
    images::encode,
    publication::Publication,
    support::{cache::Cache, error::Error},
};
use indicatif::ProgressBar;
use rayon::ThreadPoolBuilder;
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
        cache: Cache,
        changes: Sender<Change>,
    ) {
        self.stopped.store(true, Ordering::Relaxed);
        self.stopped = Arc::default();
        let stopped = Arc::clone(&self.stopped);
        let before = self.running.take();
        self.running = Some(thread::spawn(move || {
            if before.is_some_and(|before| before.join().is_err()) {
                eprintln!("error: encoding pictures broke down; go on with what there is");
            }
            match missing(&publication, &cache, &stopped) {
                Ok(0) => {}
                // Nobody listens any more when the program ends.
                Ok(_) => changes.send(Change::Photos).unwrap_or_default(),
                Err(error) => eprintln!("error: {error:#}"),
            }
        }));
    }
}

/// Makes what is missing, and leaves a core to whoever publishes meanwhile; how many files.
fn missing(publication: &Publication, cache: &Cache, stopped: &AtomicBool) -> Result<u64, Error> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let pool = ThreadPoolBuilder::new()
        .num_threads((cores - 1).max(1))
        .build()
        .map_err(|cause| Error::because("could not begin to encode pictures", cause))?;
    let bar = ProgressBar::hidden();
    pool.install(|| {
        let (pictures, heroes) = (&publication.pictures, publication.heroes());
        let stop = || stopped.load(Ordering::Relaxed);
        encode(pictures, &heroes, cache, &bar, &stop)
    })?;
    Ok(bar.position())
}
