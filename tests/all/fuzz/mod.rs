//! Files that are broken at random: whatever is in them, the publisher says something, ends soon, and
//! publishes what it has found nothing wrong with. Each round can be run by itself: `ROUND=17`.

mod content;
mod drawings;
mod list;
mod pictures;

use super::tier;
use crate::all::support::{bundles::Bundle, effort, photos::developed_as, random::Random};
use clinic_articles::publish::Forms;
use std::{env, thread};

/// Does so many rounds, in `make soak` so many that they take about ten minutes.
fn rounds(usual: u64, soak: u64, work: impl Fn(&mut Random)) {
    let only: Option<u64> = env::var("ROUND").ok().map(|round| round.parse().unwrap());
    let all = 0..tier::choose(usual, soak);
    for round in only.map_or(all, |round| round..round + 1) {
        let _round = Round(round);
        work(&mut Random::of(round));
    }
}

/// The round that is being done, which is told when it fails.
struct Round(u64);

impl Drop for Round {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("ROUND={} does this again", self.0);
        }
    }
}

/// Checks a bundle in which one file is broken, and makes all of its pictures when nothing is found.
fn try_out(bundle: &Bundle) {
    let (checked, spent) = effort::of(|| bundle.load());
    assert!(spent < effort::MOST, "took {spent:?}");
    let report = checked.report.to_string();
    assert!(!report.contains('\u{0}') && !report.contains('\u{1b}'));
    assert!(
        report.contains(": error: ") || checked.loaded.is_some(),
        "{report}"
    );
    if checked.loaded.is_some() {
        developed_as(bundle, &bundle.cache(), Forms::Quick).unwrap();
    }
}
