/// The forms in which photos are published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Forms {
    /// All of them.
    #[default]
    All,
    /// JPEG, which is made in no time, and AVIF where it is kept already.
    Quick,
}
