use crate::publish::source::json::tree::Node;
use std::collections::{BTreeSet, HashSet};

/// What of a file could not be read: something else stands in for it.
#[derive(Debug, Default)]
pub(in crate::publish) struct Poisoned {
    wrong: BTreeSet<usize>,
    missing: HashSet<(usize, &'static str)>,
    lacking: BTreeSet<usize>,
}

impl Poisoned {
    /// Makes a gap of a wrong value; `false` when it is one already.
    pub(in crate::publish::source::json) fn replace(&mut self, node: usize) -> bool {
        self.wrong.insert(node)
    }

    /// Makes a gap where an object lacks a key; `false` when it is one already.
    pub(in crate::publish::source::json) fn supply(
        &mut self,
        object: usize,
        key: &'static str,
    ) -> bool {
        self.lacking.insert(object);
        self.missing.insert((object, key))
    }

    /// Whether the value is a gap.
    pub(in crate::publish::source::json) fn has(&self, node: &Node) -> bool {
        self.wrong.contains(&node.span.start)
    }

    /// Whether the object's key is a gap.
    pub(in crate::publish::source::json) fn misses(
        &self,
        object: &Node,
        key: &'static str,
    ) -> bool {
        self.missing.contains(&(object.span.start, key))
    }

    /// Whether there is any gap within the value.
    pub(in crate::publish::source::json) fn within(&self, node: &Node) -> bool {
        let any = |set: &BTreeSet<usize>| set.range(node.span.clone()).next().is_some();
        any(&self.wrong) || any(&self.lacking)
    }
}
