use serde::Deserialize;

/// What the harness of a test executable says, a line each.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    Test {
        name: String,
        event: State,
        /// In seconds.
        #[serde(default)]
        exec_time: f64,
        /// What a test has printed that has failed.
        #[serde(default)]
        stdout: String,
    },
    #[serde(other)]
    Other,
}

/// How a test is getting on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Ok,
    Failed,
    Ignored,
    /// It goes on after a minute.
    Timeout,
    Started,
}
