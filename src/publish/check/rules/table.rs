use crate::{
    model::{Invalid, Table, Written},
    publish::{diagnostics::counted, source::json::Cursor},
};

/// Every row of a table has as many cells as the header.
pub(super) fn check(table: &Table<Written>, at: Cursor<'_>) {
    let columns = table.header.len();
    for (index, row) in table.rows.iter().enumerate() {
        let at = at.key("rows").item(index);
        if row.len() != columns && !row.is_empty() && columns > 0 {
            at.error(|| {
                Invalid::new(
                    format!(
                        "this row has {}, and the header has {columns}",
                        counted(row.len(), "cell")
                    ),
                    format!("write {}", counted(columns, "cell")),
                )
            });
        }
    }
}
