use serde::{Deserialize, Serialize};

/// How sure the evidence of a source is, in the four grades of the GRADE working group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Further research is very unlikely to change the result.
    High,
    /// Further research may change the result.
    Moderate,
    /// Further research is likely to change the result.
    Low,
    /// The result is very uncertain.
    VeryLow,
}
