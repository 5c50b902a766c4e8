//! What is wrong with content, in words for those who write it: severity, message, what to write
//! instead, and the place in the file, with the line shown. Rooms below add diagnostics; the binary
//! and the page of `dev` print the report.

use crate::model::Invalid;
use anstyle::{AnsiColor, Style};
use std::fmt;

mod excerpt;
mod sink;
mod spanned;
pub(in crate::publish) mod suggest;

pub use excerpt::Place;
pub(super) use excerpt::printable;
pub(super) use sink::Diagnostics;
pub use spanned::Spanned;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The content can't be published like this.
    Error,
    /// The content can be published, but readers would be better off without.
    Warning,
}

/// Something in the content that has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, below the bundle's folder.
    pub file: String,
    /// The place in the file; without one, the file as a whole.
    pub place: Option<Place>,
    /// What is wrong, and what to write instead.
    pub words: Invalid,
}

/// Writes `file:line:column: severity: what is wrong; what to write instead`, then the line
/// with a caret; with `{:#}` the severity is coloured for a terminal.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, colour) = match self.severity {
            Severity::Error => ("error", AnsiColor::Red),
            Severity::Warning => ("warning", AnsiColor::Yellow),
        };
        let style = if f.alternate() {
            Style::new().bold().fg_color(Some(colour.into()))
        } else {
            Style::new()
        };
        f.write_str(&printable(&self.file))?;
        if let Some(place) = &self.place {
            write!(f, ":{}:{}", place.line, place.column)?;
        }
        let words = printable(&self.words.to_string());
        write!(f, ": {style}{severity}{style:#}: {words}")?;
        match &self.place {
            Some(place) => write!(f, "\n{place}"),
            None => Ok(()),
        }
    }
}

/// All that was found in a bundle, in the order of files and places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    files: usize,
}

impl Report {
    /// The report on so many files.
    #[must_use]
    pub fn new(mut diagnostics: Vec<Diagnostic>, files: usize) -> Self {
        diagnostics.sort_by_cached_key(|diagnostic| {
            let place = diagnostic.place.as_ref();
            let place = place.map_or((usize::MAX, 0), |place| (place.line, place.column));
            (diagnostic.file.clone(), place, diagnostic.severity)
        });
        Self { diagnostics, files }
    }

    /// The problems, in the order of files and places.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many problems are so bad.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let same = |diagnostic: &&Diagnostic| diagnostic.severity == severity;
        self.diagnostics.iter().filter(same).count()
    }
}

/// Writes every problem and, last, a line that counts them; with `{:#}` coloured for a terminal.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.diagnostics {
            if f.alternate() {
                write!(f, "{diagnostic:#}\n\n")?;
            } else {
                write!(f, "{diagnostic}\n\n")?;
            }
        }
        write!(
            f,
            "{}, {} in {}",
            counted(self.count(Severity::Error), "error"),
            counted(self.count(Severity::Warning), "warning"),
            counted(self.files, "file"),
        )
    }
}

/// A number with its noun.
pub(super) fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
