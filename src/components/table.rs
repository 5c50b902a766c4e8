use super::{Finished, Prose, finished, series};
use crate::model::{self, Inline, Published};
use leptos::prelude::*;

/// Rows and columns. A table wider than the page scrolls by itself, by keyboard too.
#[component(transparent)]
pub fn Table<'a>(
    /// The table.
    table: &'a model::Table<Published>,
    /// Its number on the page.
    number: usize,
) -> Finished {
    let id = format!("clinic-table-{number}");
    let caption = view! {
        <caption id=id.clone()>
            <Prose prose=&table.caption />
        </caption>
    };
    let column = |prose: &Vec<Inline>| {
        finished(view! {
            <th scope="col">
                <Prose prose />
            </th>
        })
    };
    let header = series(table.header.iter().map(column));
    let rows = series(table.rows.iter().map(|cells| row(cells)));
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

fn row(cells: &[Vec<Inline>]) -> Finished {
    let mut cells = cells.iter();
    let name = cells.next().map(|prose| {
        finished(view! {
            <th scope="row">
                <Prose prose />
            </th>
        })
    });
    let cell = |prose: &Vec<Inline>| {
        finished(view! {
            <td>
                <Prose prose />
            </td>
        })
    };
    let rest = series(cells.map(cell));
    finished(view! { <tr>{name}{rest}</tr> })
}
