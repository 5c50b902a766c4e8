use std::sync::{Condvar, Mutex, PoisonError};

/// Memory, of which work takes a part while it is done. Work that finds too little waits its turn.
pub(in crate::publish) struct MemoryBudget {
    all: u64,
    free: Mutex<u64>,
    more: Condvar,
    door: Mutex<()>,
}

impl MemoryBudget {
    /// So many bytes.
    pub(in crate::publish) fn new(bytes: u64) -> Self {
        Self {
            all: bytes,
            free: Mutex::new(bytes),
            more: Condvar::new(),
            door: Mutex::new(()),
        }
    }

    /// Does work that needs so many bytes; alone, when it needs more than there are.
    ///
    /// The work must not wait for work that takes room, too.
    pub(in crate::publish) fn with<R>(&self, bytes: u64, work: impl FnOnce() -> R) -> R {
        let _part = self.take(bytes.min(self.all));
        work()
    }

    /// Who comes first is served first, so that large work has its turn.
    fn take(&self, bytes: u64) -> Permit<'_> {
        let _next = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .more
            .wait_while(free, |free| *free < bytes)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        Permit {
            budget: self,
            bytes,
        }
    }
}

/// A part of the memory, given back when it is dropped.
struct Permit<'a> {
    budget: &'a MemoryBudget,
    bytes: u64,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let free = self.budget.free.lock();
        *free.unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.budget.more.notify_one();
    }
}
