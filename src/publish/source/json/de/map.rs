use super::{NodeDeserializer, error::Error, placeholder::name};
use crate::{
    model::Invalid,
    publish::{
        diagnostics::{
            Severity,
            suggest::{closest, one_of, quoted},
        },
        source::json::tree::Entry,
    },
};
use serde::de::{DeserializeSeed, MapAccess};

/// Reads an object as a type with these fields: tells of unknown keys, skips them or takes
/// them for the field that was meant, uses the first of keys that stand twice, and supplies
/// the keys that are known to be missing.
pub(in crate::publish::source::json) struct Object<'a> {
    of: NodeDeserializer<'a>,
    name: &'static str,
    left: Vec<(&'static str, Option<&'a Entry>)>,
}

impl<'a> Object<'a> {
    pub(in crate::publish::source::json) fn new(
        of: NodeDeserializer<'a>,
        name: &'static str,
        fields: &'static [&'static str],
        entries: &'a [Entry],
    ) -> Self {
        let mut misspelt = Vec::new();
        let unknown_entry = |entry: &&Entry| !fields.contains(&entry.key.as_str());
        for entry in entries.iter().filter(unknown_entry) {
            let meant = closest(&entry.key, fields.iter().copied());
            misspelt.push((meant, entry));
            of.at.diagnostics.borrow_mut().add(
                Severity::Error,
                || entry.span.clone(),
                || unknown(&entry.key, meant, fields),
            );
        }
        let read = |field: &'static str| {
            let exact = entries.iter().find(|entry| entry.key == field);
            let entry = exact.or_else(|| {
                let close = misspelt.iter().find(|(meant, _)| *meant == Some(field));
                close.map(|(_, entry)| *entry)
            });
            let missing = of.at.poisoned.misses(of.at.node, field);
            (entry.is_some() || missing).then_some((field, entry))
        };
        let left = fields.iter().rev().copied().filter_map(read).collect();
        Self { of, name, left }
    }
}

fn unknown(key: &str, meant: Option<&str>, fields: &[&str]) -> Invalid {
    let wrong = format!("there is no key {} here", quoted(key));
    let instead = match meant {
        Some(field) => format!("write \"{field}\", or delete it"),
        None => format!("use {}, or delete it", one_of(fields.iter().copied())),
    };
    Invalid::new(wrong, instead)
}

impl<'de> MapAccess<'de> for Object<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        match self.left.last() {
            Some((field, _)) => seed.deserialize(name(field)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (field, entry) = self.left.pop().unwrap_or_default();
        let slot = (self.name, field);
        match entry {
            Some(entry) => NodeDeserializer {
                at: self.of.at.down(&entry.node),
                slot,
                ..self.of
            }
            .read(seed),
            None => self.of.stand_in(slot).read(seed),
        }
    }
}
