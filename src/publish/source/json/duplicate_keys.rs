use super::tree::{Node, Value};
use crate::{
    model::Invalid,
    publish::diagnostics::{Diagnostics, Severity},
};
use std::collections::HashSet;

/// Tells of keys that stand twice in one object: readers of JSON differ in which they use.
pub(super) fn duplicates(node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::List(nodes) => nodes.iter().for_each(|node| duplicates(node, diagnostics)),
        Value::Object(entries) => {
            let mut known = HashSet::new();
            for entry in entries {
                if !known.insert(entry.key.as_str()) {
                    diagnostics.add(
                        Severity::Error,
                        || entry.span.clone(),
                        || {
                            Invalid::new(
                                "this key stands here for the second time",
                                "delete one of the two",
                            )
                        },
                    );
                }
                duplicates(&entry.node, diagnostics);
            }
        }
        _ => {}
    }
}
