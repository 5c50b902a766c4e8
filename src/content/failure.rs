/// Why content did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer: no network, or no server.
    Unreachable,
    /// No whole answer in time.
    TooSlow,
    /// An answer with this error status.
    Refused(u16),
    /// An answer that is not the content: not JSON, or not of the right form.
    Broken,
    /// Content of another edition than the document's.
    OtherEdition,
}
