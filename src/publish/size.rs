use super::{
    Trouble,
    compress::{Effort, Encoding},
    tree::files_below,
};
use serde::Deserialize;
use std::{fmt, fs, path::Path};

/// How many bytes the files of a first visit may have, after brotli.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    /// The page whose visit is measured.
    pub page: String,
    /// The files: each first-visit file must match one.
    pub files: Vec<Budget>,
    /// Sums over several files.
    pub sums: Vec<Sum>,
}

/// How many bytes a file may have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Its path in the published folder; one `*` stands for anything.
    pub file: String,
    /// The most bytes after brotli.
    pub brotli: usize,
}

/// How many bytes several files may have together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// What they are together.
    pub name: String,
    /// Their paths, as in [`Budget::file`].
    pub files: Vec<String>,
    /// The most bytes after brotli.
    pub brotli: usize,
}

/// The sizes of all files that a first visit loads, against their budgets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstVisit {
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    budget: Option<usize>,
}

impl FirstVisit {
    /// Measures the files that a page loads, and the page itself.
    ///
    /// # Errors
    /// When a file can't be read or the budgets can't be understood.
    pub fn measure(folder: &Path, budgets: &Path) -> Result<Self, Trouble> {
        let text = fs::read_to_string(budgets).map_err(Trouble::with("read", budgets))?;
        let budgets: Budgets = serde_json::from_str(&text)
            .map_err(|cause| Trouble::because(format!("{}", budgets.display()), cause))?;
        let page = folder.join(&budgets.page);
        let html = fs::read_to_string(&page).map_err(Trouble::with("read", &page))?;
        let mut rows = Vec::new();
        for name in files_below(folder)? {
            if name == budgets.page || loads(&html, &name) {
                let path = folder.join(&name);
                let bytes = fs::read(&path).map_err(Trouble::with("read", &path))?;
                let budget = budgets.files.iter().find(|b| matches(&b.file, &name));
                rows.push(Row::measure(name, &bytes, budget.map(|b| b.brotli))?);
            }
        }
        rows.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
        let sums: Vec<_> = budgets
            .sums
            .iter()
            .map(|sum| Row::sum(sum, &rows))
            .collect();
        rows.extend(sums);
        Ok(Self { rows })
    }

    /// Whether every file has a budget and keeps to it.
    #[must_use]
    pub fn is_within_budget(&self) -> bool {
        self.rows.iter().all(Row::is_within_budget)
    }
}

impl Row {
    fn measure(name: String, bytes: &[u8], budget: Option<usize>) -> Result<Self, Trouble> {
        Ok(Self {
            name,
            raw: bytes.len(),
            gzip: Encoding::Gzip.encode(bytes, Effort::Least)?.len(),
            brotli: Encoding::Brotli.encode(bytes, Effort::Least)?.len(),
            budget,
        })
    }

    fn sum(sum: &Sum, rows: &[Self]) -> Self {
        let part = |row: &&Self| sum.files.iter().any(|file| matches(file, &row.name));
        let total = |size: fn(&Self) -> usize| rows.iter().filter(part).map(size).sum();
        Self {
            name: sum.name.clone(),
            raw: total(|row| row.raw),
            gzip: total(|row| row.gzip),
            brotli: total(|row| row.brotli),
            budget: Some(sum.brotli),
        }
    }

    fn is_within_budget(&self) -> bool {
        self.budget.is_some_and(|budget| self.brotli <= budget)
    }
}

impl fmt::Display for FirstVisit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.rows.iter().map(|row| row.name.len());
        let width = names.max().unwrap_or_default();
        writeln!(
            f,
            "| {:<width$} | {:>7} | {:>7} | {:>7} | {:>7} |",
            "file", "raw", "gzip", "brotli", "budget"
        )?;
        writeln!(
            f,
            "|:{:-<width$}-|-{:->7}:|-{:->7}:|-{:->7}:|-{:->7}:|",
            "", "", "", "", ""
        )?;
        for row in &self.rows {
            let budget = row
                .budget
                .map_or("none".into(), |budget| budget.to_string());
            let verdict = if row.is_within_budget() {
                ""
            } else {
                " ← over"
            };
            writeln!(
                f,
                "| {:<width$} | {:>7} | {:>7} | {:>7} | {budget:>7} |{verdict}",
                row.name, row.raw, row.gzip, row.brotli
            )?;
        }
        Ok(())
    }
}

/// The starts of what names files for search engines, link previews and feed readers.
const FOR_OTHERS: [&str; 4] = [
    "<link rel=\"alternate\"",
    "<link data-page",
    "<meta data-page",
    "<script type=\"application/ld+json\"",
];

/// Whether a browser that shows the page loads a file.
fn loads(html: &str, name: &str) -> bool {
    html.match_indices(&format!("/{name}")).any(|(at, _)| {
        let tag = html[..at].rfind('<').map_or("", |start| &html[start..]);
        !FOR_OTHERS.iter().any(|start| tag.starts_with(start))
    })
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
        None => pattern == name,
    }
}
