use super::tree::{Node, Value};
use crate::{
    model::Invalid,
    publish::diagnostics::{Findings, Severity},
};
use std::collections::HashSet;

/// Tells of keys that stand twice in one object: readers of JSON differ in which they use.
pub(super) fn duplicates(node: &Node, findings: &mut Findings) {
    match &node.value {
        Value::List(nodes) => nodes.iter().for_each(|node| duplicates(node, findings)),
        Value::Object(entries) => {
            let mut known = HashSet::new();
            for entry in entries {
                if !known.insert(entry.key.as_str()) {
                    findings.add(
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
                duplicates(&entry.node, findings);
            }
        }
        _ => {}
    }
}
