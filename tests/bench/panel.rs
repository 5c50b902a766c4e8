/// A chart of bars within the plot.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it shows.
    pub title: String,
    /// The unit, and what is better.
    pub note: String,
    pub bars: Vec<Bar>,
    /// A value that no bar of ours should go beyond, and what it is called.
    pub limit: Option<(f64, String)>,
}

/// A bar of a chart.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it stands for; empty when it belongs to the bar above it.
    pub label: String,
    pub value: f64,
    /// The value in words.
    pub words: String,
    pub tone: Tone,
}

/// Whose bar it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Ours,
    /// What ours is compared with.
    Other,
}

impl Bar {
    pub fn ours(label: impl Into<String>, value: f64, words: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value,
            words: words.into(),
            tone: Tone::Ours,
        }
    }

    pub fn other(label: impl Into<String>, value: f64, words: impl Into<String>) -> Self {
        Self {
            tone: Tone::Other,
            ..Self::ours(label, value, words)
        }
    }
}
