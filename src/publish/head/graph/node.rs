use serde_json::Value;

/// A node without what there is nothing to say about.
pub(super) fn node(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| (name, node(value)));
            Value::Object(members.filter(|(_, value)| !says_nothing(value)).collect())
        }
        other => other,
    }
}

fn says_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
