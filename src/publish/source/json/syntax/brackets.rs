//! Which brackets are open, and which is probably not closed.

use super::{Parser, Within, flaws::Kind};

/// A bracket that has been opened.
pub(super) struct Open {
    pub(super) at: usize,
    pub(super) within: Within,
    /// How far the line is indented that it stands on.
    pub(super) indent: usize,
}

impl Parser<'_> {
    pub(super) fn open(&mut self, within: Within) {
        self.find_line();
        self.open.push(Open {
            at: self.at,
            within,
            indent: self.line.len(),
        });
        self.at += 1;
    }

    /// Closes the last bracket with the one that stands here.
    pub(super) fn close(&mut self) {
        self.find_line();
        let begins_line = self.at == self.line.end;
        if let Some(open) = self.open.pop()
            && self.line.start > open.at
            && begins_line
            && self.line.len() != open.indent
        {
            self.suspect = self.suspect.or(Some((open.at, open.within)));
        }
        self.at += 1;
    }

    /// Finds where the line begins that has been reached, and how far it is indented.
    fn find_line(&mut self) {
        let passed = &self.text[self.seen.min(self.at)..self.at];
        if let Some(end) = passed.rfind('\n') {
            let start = self.at - passed.len() + end + 1;
            let line = &self.text[start..];
            self.line = start..start + indent(line);
        }
        self.seen = self.at;
    }

    /// Gives up the last bracket: nothing closes it.
    pub(super) fn leave_open(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let at_end = self.peek().is_none();
        let (at, within) = self
            .suspect
            .take()
            .filter(|_| at_end)
            .unwrap_or((open.at, open.within));
        let kind = match within {
            Within::List => Kind::UnclosedList,
            _ => Kind::UnclosedObject,
        };
        self.flaws.add(kind, at..at + 1);
        // Only the outermost one can go to the end of the file, and does.
        if at_end && (at > open.at || !self.open.is_empty()) {
            self.is_sure = false;
        }
        if at_end {
            self.open.clear();
        }
    }

    pub(super) fn is_open(&self, within: Within) -> bool {
        self.open.iter().any(|open| open.within == within)
    }
}

/// How far a line is indented.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
