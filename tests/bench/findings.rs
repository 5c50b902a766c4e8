use super::{limit::Limit, panel::Panel, table::Table};

/// What a part of the bench has found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    pub tables: Vec<Table>,
    pub limits: Vec<Limit>,
    pub panels: Vec<Panel>,
}
