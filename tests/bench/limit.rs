/// What a measurement may be at most.
#[derive(Clone, Debug)]
pub struct Limit {
    /// What is measured, with its unit.
    pub what: String,
    /// How much it is.
    pub measured: f64,
    /// How much it may be.
    pub most: f64,
}

impl Limit {
    pub fn new(what: impl Into<String>, measured: f64, most: f64) -> Self {
        Self {
            what: what.into(),
            measured,
            most,
        }
    }

    /// What is no number keeps no limit.
    pub fn is_kept(&self) -> bool {
        self.measured <= self.most
    }
}
