use super::Prose;
use crate::model::{self, Published};
use leptos::prelude::*;

/// Rows and columns. A table wider than the page scrolls by itself, by keyboard too.
#[component]
pub fn Table(
    /// The table.
    table: model::Table<Published>,
    /// Its number on the page.
    number: usize,
) -> impl IntoView {
    let id = format!("clinic-table-{number}");
    let caption = view! {
        <caption id=id.clone()>
            <Prose prose=table.caption />
        </caption>
    };
    let header = table
        .header
        .into_iter()
        .map(|prose| {
            view! {
                <th scope="col">
                    <Prose prose />
                </th>
            }
        })
        .collect_view();
    let rows = table.rows.into_iter().map(row).collect_view();
    view! {
        <div class="clinic-table" role="region" aria-labelledby=id tabindex="0">
            <table>
                {caption} <thead>
                    <tr>{header}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(cells: Vec<Vec<model::Inline>>) -> impl IntoView {
    let mut cells = cells.into_iter();
    let name = cells.next().map(|prose| {
        view! {
            <th scope="row">
                <Prose prose />
            </th>
        }
    });
    let rest = cells
        .map(|prose| {
            view! {
                <td>
                    <Prose prose />
                </td>
            }
        })
        .collect_view();
    view! { <tr>{name}{rest}</tr> }
}
