use super::{Finished, Prose, finished, series};
use crate::model::{self, Published};
use leptos::prelude::*;

/// Rows and columns. A table wider than the page scrolls by itself, by keyboard too.
#[component(transparent)]
pub fn Table(
    /// The table.
    table: model::Table<Published>,
    /// Its number on the page.
    number: usize,
) -> Finished {
    let id = format!("clinic-table-{number}");
    let caption = view! {
        <caption id=id.clone()>
            <Prose prose=table.caption />
        </caption>
    };
    let column = |prose| {
        finished(view! {
            <th scope="col">
                <Prose prose />
            </th>
        })
    };
    let header = series(table.header.into_iter().map(column));
    let rows = series(table.rows.into_iter().map(row));
    finished(view! {
        <div class="clinic-table" role="region" aria-labelledby=id tabindex="0">
            <table>
                {caption} <thead>
                    <tr>{header}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

fn row(cells: Vec<Vec<model::Inline>>) -> Finished {
    let mut cells = cells.into_iter();
    let name = cells.next().map(|prose| {
        finished(view! {
            <th scope="row">
                <Prose prose />
            </th>
        })
    });
    let cell = |prose| {
        finished(view! {
            <td>
                <Prose prose />
            </td>
        })
    };
    let rest = series(cells.map(cell));
    finished(view! { <tr>{name}{rest}</tr> })
}
