use crate::model::Date;

/// A day as a time (RFC 3339), which feeds need: its first moment in UTC. An article knows only
/// its day, and any other moment would be made up, too.
pub(super) fn time(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
