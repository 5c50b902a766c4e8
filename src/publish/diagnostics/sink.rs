use super::{Diagnostic, Place, Severity};
use crate::model::Invalid;
use std::ops::Range;

/// How many errors, and how many warnings, of one file are told.
const MOST: usize = 100;

/// What is found in one file.
#[derive(Debug, Default)]
pub(in crate::publish) struct Diagnostics {
    found: Vec<(Severity, Range<usize>, Invalid)>,
    errors: usize,
    warnings: usize,
}

impl Diagnostics {
    /// Notes a problem, once. When the file already has too many, only counts it.
    pub(in crate::publish) fn add(
        &mut self,
        severity: Severity,
        span: impl FnOnce() -> Range<usize>,
        words: impl FnOnce() -> Invalid,
    ) {
        if self.has_room(severity) {
            let finding = (severity, span(), words());
            if !self.found.contains(&finding) {
                self.found.push(finding);
                self.count(severity);
            }
        }
    }

    /// Notes a problem of a place of which nothing so bad is known yet.
    pub(in crate::publish) fn add_first(
        &mut self,
        severity: Severity,
        span: impl FnOnce() -> Range<usize>,
        words: impl FnOnce() -> Invalid,
    ) {
        if self.has_room(severity) {
            let span = span();
            let same =
                |found: &(Severity, Range<usize>, Invalid)| found.0 == severity && found.1 == span;
            if !self.found.iter().any(same) {
                self.found.push((severity, span, words()));
                self.count(severity);
            }
        }
    }

    fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }

    fn has_room(&mut self, severity: Severity) -> bool {
        let count = match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        };
        if count >= MOST {
            self.count(severity);
        }
        count < MOST
    }

    /// Whether it is known that not all errors are told.
    pub(in crate::publish) fn is_full(&self) -> bool {
        self.errors > MOST
    }

    /// The problems of the file with this name and text.
    pub(in crate::publish) fn diagnostics(self, file: &str, text: &str) -> Vec<Diagnostic> {
        let diagnostic = |severity, place, words| Diagnostic {
            severity,
            file: file.into(),
            place,
            words,
        };
        let told = self.found.into_iter().map(|(severity, span, words)| {
            diagnostic(severity, Some(Place::find(text, span)), words)
        });
        let untold = [
            (Severity::Error, self.errors, "error"),
            (Severity::Warning, self.warnings, "warning"),
        ];
        let untold = untold.into_iter().filter(|(_, count, _)| *count > MOST);
        let untold = untold.map(|(severity, _, noun)| {
            let wrong = format!("this file has more than {MOST} {noun}s");
            diagnostic(
                severity,
                None,
                Invalid::new(wrong, "mend these and check again"),
            )
        });
        told.chain(untold).collect()
    }
}
