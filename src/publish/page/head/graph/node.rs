use serde_json::Value;
use std::collections::BTreeMap;

/// A node without what there is nothing to say about, and in the order of its names: whether a
/// map keeps the order of writing depends on what else is built with the library.
pub(super) fn node(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| (name, node(value)));
            let members: BTreeMap<_, _> = members.filter(|(_, it)| !says_nothing(it)).collect();
            members.into_iter().collect()
        }
        Value::Array(values) => values.into_iter().map(node).collect(),
        other => other,
    }
}

fn says_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
