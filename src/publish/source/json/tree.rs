use std::ops::Range;

/// A JSON value that knows where it stands in its file.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::publish) struct Node {
    /// Its bytes in the file; a text's quotation marks included.
    pub(in crate::publish) span: Range<usize>,
    pub(in crate::publish) value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::publish) enum Value {
    Null,
    Boolean,
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::publish) struct Entry {
    pub(in crate::publish) key: String,
    pub(in crate::publish) span: Range<usize>,
    pub(in crate::publish) node: Node,
}

impl Node {
    /// The value of a key; of its first, when it stands twice.
    pub(in crate::publish) fn get(&self, key: &str) -> Option<&Self> {
        let Value::Object(entries) = &self.value else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key == key)?;
        Some(&entry.node)
    }

    /// The value at an index of a list, from 0.
    pub(in crate::publish) fn item(&self, index: usize) -> Option<&Self> {
        match &self.value {
            Value::List(nodes) => nodes.get(index),
            _ => None,
        }
    }

    /// The bytes to point at: of an object or a list, where it begins.
    pub(super) fn mark(&self) -> Range<usize> {
        match self.value {
            Value::Object(_) | Value::List(_) => self.span.start..self.span.start + 1,
            _ => self.span.clone(),
        }
    }

    /// What the value is, for people.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Boolean => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}
