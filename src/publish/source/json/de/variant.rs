use super::{
    NodeDeserializer,
    error::Error,
    placeholder::{Slot, name},
};
use crate::publish::{
    diagnostics::suggest::{closest, one_of, quoted},
    source::json::tree::{Node, Value},
};
use serde::{
    Deserializer,
    de::{DeserializeSeed, EnumAccess, VariantAccess, Visitor},
};

/// Types of which every variant has content.
const OBJECTS: [&str; 3] = ["Block", "Passage", "Identifier"];

/// Finds which of several variants a value is: `"variant"` or `{ "variant": content }`.
pub(in crate::publish::source::json) fn chosen<'a>(
    node: &'a Node,
    name: &str,
    variants: &'static [&'static str],
) -> Result<(&'static str, Option<&'a Node>), Error> {
    let (word, place, content) = match &node.value {
        Value::Text(text) => (text, node.mark(), None),
        Value::Object(entries) => match entries.split_first() {
            Some((first, others)) if others.iter().all(|entry| entry.key == first.key) => {
                (&first.key, first.span.clone(), Some(&first.node))
            }
            Some((_, others)) => {
                let second = others
                    .first()
                    .map_or_else(|| node.mark(), |entry| entry.span.clone());
                let error = Error::new(
                    "only one key may stand here, and this is another",
                    "delete it, or give it braces of its own",
                );
                return Err(error.pointing(node, second));
            }
            None => {
                return Err(Error::new(
                    "this object is empty",
                    format!(
                        "write one of the keys {} in it",
                        one_of(variants.iter().copied())
                    ),
                ));
            }
        },
        _ => {
            return Err(Error::new(
                format!("this is {}", node.kind()),
                format!("use {}", one_of(variants.iter().copied())),
            ));
        }
    };
    let found = variants.iter().find(|variant| *variant == word);
    if let Some(variant) = found {
        return Ok((variant, content));
    }
    let instead = match (closest(word, variants.iter().copied()), name) {
        (Some(variant), _) => format!("write \"{variant}\""),
        (None, "Alternative") => "write { \"text\": \"…\" }, or just \"decorative\"".into(),
        (None, _) if content.is_none() && OBJECTS.contains(&name) => {
            format!(
                "write {{ … }} with one of the keys {}",
                one_of(variants.iter().copied())
            )
        }
        (None, _) => format!("use {}", one_of(variants.iter().copied())),
    };
    let wrong = format!("there is no {} here", quoted(word));
    Err(Error::new(wrong, instead).pointing(node, place))
}

/// Reads the chosen variant.
pub(in crate::publish::source::json) struct Choice<'a> {
    pub(in crate::publish::source::json) of: NodeDeserializer<'a>,
    pub(in crate::publish::source::json) slot: Slot,
    pub(in crate::publish::source::json) content: Option<&'a Node>,
}

impl<'a> Choice<'a> {
    fn content(&self) -> Result<NodeDeserializer<'a>, Error> {
        match self.content {
            Some(node) => Ok(NodeDeserializer {
                at: self.of.at.down(node),
                slot: self.slot,
                ..self.of
            }),
            None => Err(Error::new(
                format!("\"{}\" says nothing yet", self.slot.1),
                format!("write {{ \"{}\": … }}", self.slot.1),
            )),
        }
    }
}

impl<'de> EnumAccess<'de> for Choice<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        Ok((seed.deserialize(name(self.slot.1))?, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(Error::new(
                format!("\"{}\" stands alone", self.slot.1),
                format!("write just \"{}\", without braces", self.slot.1),
            )),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        self.content()?.read(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.content()?
            .deserialize_struct(self.slot.1, fields, visitor)
    }
}
