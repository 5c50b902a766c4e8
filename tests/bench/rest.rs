use std::{fs, time::Duration};
use tokio::time::interval;

/// How long the machine is watched at a time.
const LOOK: Duration = Duration::from_millis(100);

/// For how many looks in a row it has to rest.
const LONG: u32 = 5;

/// After how many looks nobody waits any more: it has other things to do.
const PATIENCE: u32 = 200;

/// Waits until all processors have done as good as nothing for half a second. A browser that was
/// just started is busy for a second, and what it does then would be measured, too.
pub async fn machine_rests() {
    let Some(mut before) = Work::so_far() else {
        return;
    };
    let mut looks = interval(LOOK);
    looks.tick().await;
    let mut resting = 0;
    for _ in 0..PATIENCE {
        looks.tick().await;
        let Some(now) = Work::so_far() else { return };
        resting = if now.is_rest_since(&before) {
            resting + 1
        } else {
            0
        };
        if resting == LONG {
            return;
        }
        before = now;
    }
    eprintln!("the machine does not rest; times will be longer");
}

/// What all processors have done since the machine was started, in ticks.
struct Work {
    all: u64,
    idle: u64,
}

impl Work {
    /// Source: `proc_stat(5)`. `None` where the system doesn't say it so.
    fn so_far() -> Option<Self> {
        let text = fs::read_to_string("/proc/stat").ok()?;
        let times = text.lines().next()?.split_whitespace().skip(1);
        let times: Vec<u64> = times.map(|time| time.parse().ok()).collect::<Option<_>>()?;
        Some(Self {
            all: times.iter().sum(),
            idle: times.get(3)? + times.get(4)?,
        })
    }

    /// Whether nineteen of twenty ticks were idle.
    fn is_rest_since(&self, before: &Self) -> bool {
        let (idle, all) = (self.idle.saturating_sub(before.idle), self.all - before.all);
        20 * idle >= 19 * all
    }
}
