//! How much work something is: the time that a processor spends on this thread, whatever else it does.

use std::{fs, time::Duration};

/// What checking one file takes at most.
pub const MOST: Duration = Duration::from_secs(2);

/// Does some work, and says how much of the processor's time it took.
pub fn of<R>(work: impl FnOnce() -> R) -> (R, Duration) {
    let before = spent();
    let done = work();
    (done, spent().saturating_sub(before))
}

/// The time spent on this thread until now; where no system says it, none.
fn spent() -> Duration {
    // The kernel counts in ticks of some milliseconds.
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
