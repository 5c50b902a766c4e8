use super::*;
use crate::dice::Dice;
use std::collections::BTreeSet;

/// What can be wrong with an answer, and with which.
pub const FAULTS: [Fault; 8] = [
    Fault::Status(500),
    Fault::Status(404),
    Fault::Truncated,
    Fault::Html,
    Fault::OtherJson,
    Fault::Flipped,
    Fault::Redirect,
    Fault::Silence,
];
pub const FAULTY: [&str; 8] = [
    "/offline.json",
    "/worker.js",
    "/content/",
    "/content/articles/",
    "/articles/",
    "/index.json",
    ".svg",
    "",
];

/// How many builds of the site there are.
pub const BUILDS: usize = 4;

/// What becomes of an entry of a cache.
pub const DAMAGE: [&str; 2] = ["delete(url)", "put(url, new Response('damaged'))"];

/// One fault, deployment, or act of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Deploy { build: usize },
    Misbehave { path: usize, fault: usize },
    Behave,
    Vanish,
    ComeBack,
    Damage { entry: usize, act: usize },
    Go(&'static str),
    Follow { link: usize },
    StopWorkers,
    Agree,
    LookForNews,
    Rest,
}

/// Steps at random, the same for a seed in every run. After some of them, an article is read without
/// a network.
pub struct Sequence {
    pub seed: usize,
    pub steps: Vec<(Step, Option<&'static str>)>,
}

impl Sequence {
    pub fn of(seed: usize) -> Self {
        let mut dice = Dice::new(seed);
        let (mut is_down, mut is_damaged) = (false, false);
        let steps = (0..4).map(|_| {
            let step = match dice.below(14) {
                0..=2 => Step::Deploy {
                    build: dice.below(BUILDS),
                },
                3 | 4 => Step::Misbehave {
                    path: dice.below(FAULTY.len()),
                    fault: dice.below(FAULTS.len()),
                },
                5 => Step::Behave,
                6 if is_down => Step::ComeBack,
                6 => Step::Vanish,
                // One in a sequence, so that it is known what has to be lost.
                7 if !is_damaged => Step::Damage {
                    entry: dice.below(usize::MAX),
                    act: dice.below(DAMAGE.len()),
                },
                8 => Step::Go(dice.pick(&ARTICLES)),
                9 => Step::Go(""),
                10 => Step::Follow {
                    link: dice.below(4),
                },
                11 => Step::StopWorkers,
                12 => Step::Agree,
                _ if !is_down && dice.below(2) == 0 => Step::LookForNews,
                _ => Step::Rest,
            };
            match step {
                Step::Vanish => is_down = true,
                Step::ComeBack => is_down = false,
                Step::Damage { .. } => is_damaged = true,
                _ => {}
            }
            (step, (dice.below(2) == 0).then(|| *dice.pick(&ARTICLES)))
        });
        let steps = steps.collect();
        Self { seed, steps }
    }

    /// The faults that a reader meets: which, of what, and the network is there.
    fn met(&self) -> Vec<(usize, usize)> {
        let (mut met, mut in_wait, mut is_down) = (Vec::new(), Vec::new(), false);
        for (step, _) in &self.steps {
            match *step {
                Step::Misbehave { path, fault } => in_wait.push((path, fault)),
                Step::Behave | Step::LookForNews => in_wait.clear(),
                Step::Vanish => is_down = true,
                Step::ComeBack => is_down = false,
                Step::Go(_) | Step::Follow { .. } | Step::Agree if !is_down => {
                    met.append(&mut in_wait);
                }
                _ => {}
            }
        }
        met
    }
}

/// How many sequences there are.
pub const ALL: usize = 200;

/// Those that every run goes through: all that is met in any of them is met in one of these.
pub const USUAL: [usize; 25] = [
    2, 18, 24, 30, 34, 40, 41, 53, 64, 68, 77, 81, 87, 90, 95, 97, 102, 125, 137, 144, 146, 158,
    165, 182, 193,
];

#[test]
fn usual_sequences_meet_whatever_any_meets() {
    let met = |seeds: &mut dyn Iterator<Item = usize>| {
        let sequences = seeds.map(Sequence::of);
        sequences.flat_map(|it| it.met()).collect::<BTreeSet<_>>()
    };
    let usual = met(&mut USUAL.into_iter());
    assert_eq!(usual, met(&mut (0..ALL)));
    let faults: BTreeSet<_> = usual.iter().map(|(_, fault)| fault).collect();
    let paths: BTreeSet<_> = usual.iter().map(|(path, _)| path).collect();
    assert_eq!((paths.len(), faults.len()), (FAULTY.len(), FAULTS.len()));
}

/// Each build, each damage, and each act of a host, a network and a reader.
#[test]
fn usual_sequences_have_every_step() {
    let steps = USUAL.into_iter().flat_map(|seed| Sequence::of(seed).steps);
    let steps = steps.map(|(step, _)| match step {
        Step::Damage { act, .. } => format!("damage {act}"),
        Step::Misbehave { .. } => "misbehave".into(),
        step => format!("{step:?}"),
    });
    let steps: BTreeSet<_> = steps.collect();
    let others = [
        "misbehave",
        "Behave",
        "Vanish",
        "ComeBack",
        "StopWorkers",
        "Agree",
        "LookForNews",
        "Rest",
    ];
    let goals = ARTICLES.len() + 1;
    let links = 4;
    let count = BUILDS + DAMAGE.len() + goals + links + others.len();
    assert_eq!(steps.len(), count, "{steps:?}");
}
