use std::env;

/// What the environment asks for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The only part that is wanted (`BENCH=pages`).
    part: Option<String>,
    /// How often each page is loaded (`RUNS=9`).
    pub pages: usize,
    /// How often everything else in a browser is measured.
    pub runs: usize,
    /// How many articles the generated bundles have (`ARTICLES=100,1000`).
    pub articles: Vec<usize>,
}

/// How often, unless told otherwise; the figures of fewer runs are not shown to others.
const RUNS: usize = 11;

/// A limit of a twentieth needs more.
const PAGES: usize = 41;

const ARTICLES: [usize; 3] = [100, 1000, 10_000];

impl Settings {
    pub fn read() -> Self {
        let number = |text: &str| {
            text.trim()
                .parse::<usize>()
                .unwrap_or_else(|_| panic!("{text:?} is no number"))
        };
        let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
        let runs = set("RUNS").map(|runs| number(&runs));
        Self {
            part: set("BENCH"),
            pages: runs.unwrap_or(PAGES),
            runs: runs.unwrap_or(RUNS),
            articles: set("ARTICLES").map_or(ARTICLES.into(), |articles| {
                articles.split(',').map(number).collect()
            }),
        }
    }

    /// Whether a part is wanted.
    pub fn wants(&self, part: &str) -> bool {
        self.part.as_deref().is_none_or(|wanted| wanted == part)
    }

    /// Whether all is measured, and often enough to be shown to others.
    pub fn is_whole(&self) -> bool {
        self.part.is_none() && self.pages >= PAGES && self.articles == ARTICLES
    }
}
