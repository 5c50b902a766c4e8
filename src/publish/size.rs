//! A published folder in, the bytes of a first visit out, file by file against their budgets.

use crate::publish::support::{
    compress::{Effort, Encoding},
    error::Error,
    walk::files_below,
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

impl Budgets {
    /// Reads a file of budgets.
    ///
    /// # Errors
    /// When it can't be read or understood.
    pub fn read(file: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(file).map_err(Error::with("read", file))?;
        serde_json::from_str(&text)
            .map_err(|cause| Error::because(format!("{}", file.display()), cause))
    }
}

/// The sizes of all files that a first visit loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstVisit {
    rows: Vec<Row>,
    /// Whether the files were held against budgets.
    is_budgeted: bool,
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
    /// Measures the files that a page of a published folder loads, and the page itself.
    ///
    /// # Errors
    /// When a file can't be read.
    pub fn measure(folder: &Path, page: &str) -> Result<Self, Error> {
        let file = folder.join(page);
        let html = fs::read_to_string(&file).map_err(Error::with("read", &file))?;
        let mut rows = Vec::new();
        for name in files_below(folder)? {
            if name == page || loads(&html, &name) {
                let path = folder.join(&name);
                let bytes = fs::read(&path).map_err(Error::with("read", &path))?;
                rows.push(Row::measure(name, &bytes)?);
            }
        }
        rows.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
        Ok(Self {
            rows,
            is_budgeted: false,
        })
    }

    /// Holds the files against their budgets, and adds the sums that have one.
    #[must_use]
    pub fn against(mut self, budgets: &Budgets) -> Self {
        for row in &mut self.rows {
            let budget = budgets.files.iter().find(|b| matches(&b.file, &row.name));
            row.budget = budget.map(|budget| budget.brotli);
        }
        let sums = budgets.sums.iter().map(|sum| Row::sum(sum, &self.rows));
        let sums: Vec<_> = sums.collect();
        self.rows.extend(sums);
        self.is_budgeted = true;
        self
    }

    /// Whether every file has a budget and keeps to it.
    #[must_use]
    pub fn is_within_budget(&self) -> bool {
        self.rows.iter().all(Row::is_within_budget)
    }
}

impl Row {
    fn measure(name: String, bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self {
            name,
            raw: bytes.len(),
            gzip: Encoding::Gzip.encode(bytes, Effort::Least)?.len(),
            brotli: Encoding::Brotli.encode(bytes, Effort::Least)?.len(),
            budget: None,
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
        let (heading, line) = if self.is_budgeted {
            (format!(" {:>7} |", "budget"), format!("-{:->7}:|", ""))
        } else {
            (String::new(), String::new())
        };
        writeln!(
            f,
            "| {:<width$} | {:>7} | {:>7} | {:>7} |{heading}",
            "file", "raw", "gzip", "brotli"
        )?;
        writeln!(
            f,
            "|:{:-<width$}-|-{:->7}:|-{:->7}:|-{:->7}:|{line}",
            "", "", "", ""
        )?;
        for row in &self.rows {
            write!(
                f,
                "| {:<width$} | {:>7} | {:>7} | {:>7} |",
                row.name, row.raw, row.gzip, row.brotli
            )?;
            if self.is_budgeted {
                let budget = row
                    .budget
                    .map_or("none".into(), |budget| budget.to_string());
                write!(f, " {budget:>7} |")?;
                if !row.is_within_budget() {
                    write!(f, " ← over")?;
                }
            }
            writeln!(f)?;
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
