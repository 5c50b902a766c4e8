pub(in crate::publish) mod error;
mod map;
pub(in crate::publish) mod placeholder;
pub(in crate::publish) mod recovery;
mod variant;

use super::{Cursor, Hint, cursor::Standing, tree::Value};
use error::Error;
use map::Object;
use placeholder::{Placeholder, Samples, Slot};
use serde::{
    Deserializer,
    de::{DeserializeSeed, SeqAccess, Visitor},
    forward_to_deserialize_any,
};
use variant::{Choice, chosen};

/// Reads a value of the model from a place in a file, for serde.
#[derive(Clone, Copy)]
pub(super) struct NodeDeserializer<'a> {
    pub(super) at: Cursor<'a>,
    pub(super) slot: Slot,
    pub(super) fits: &'a Samples,
    pub(super) hint: Hint<'a>,
}

impl<'a> NodeDeserializer<'a> {
    /// Reads the value, or another in its place when it is known to be wrong.
    pub(super) fn read<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        if self.at.standing == Standing::There {
            let value = seed.deserialize(self);
            value.map_err(|error| error.hinted(self.hinted()).of(self.at.node))
        } else {
            self.stand_in(self.slot).read(seed)
        }
    }

    /// Another value for a field.
    pub(super) fn stand_in(self, slot: Slot) -> Placeholder<'a> {
        Placeholder {
            slot,
            fits: self.fits,
        }
    }

    /// What to write instead of the text that stands here.
    fn hinted(self) -> impl FnOnce() -> Option<String> {
        move || match &self.at.node.value {
            Value::Text(text) => (self.hint)(self.slot.1, Some(text)),
            _ => None,
        }
    }

    fn refuse<T>(self, instead: impl Into<String>) -> Result<T, Error> {
        let wrong = format!("this is {}", self.at.node.kind());
        Err(Error::new(wrong, instead))
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.at.node.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Number(number) => self.refuse(format!(
                "write a text in double quotation marks, as in \"{number}\""
            )),
            _ => self.refuse("write a text in double quotation marks (\")"),
        }
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        const INSTEAD: &str = "write a whole number without quotation marks, as in 2015";
        match &self.at.node.value {
            Value::Number(number) => match number.parse() {
                Ok(number) => visitor.visit_u16(number),
                Err(_) => Err(Error::new("this number can't be used here", INSTEAD)),
            },
            _ => self.refuse(INSTEAD),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.at.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.at.node.value {
            Value::List(_) => visitor.visit_seq(Items { of: self, next: 0 }),
            _ => self.refuse("write a list in square brackets, as in [\"…\", \"…\"]"),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.at.node.value {
            Value::Object(entries) => visitor.visit_map(Object::new(self, name, fields, entries)),
            _ => self.refuse(format!(
                "write an object in braces, as in {{ \"{}\": … }}",
                fields.first().unwrap_or(&"key")
            )),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (variant, content) = chosen(self.at.node, name, variants)?;
        visitor.visit_enum(Choice {
            of: self,
            slot: (name, variant),
            content,
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'a> {
    of: NodeDeserializer<'a>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if self.of.at.node.item(self.next).is_none() {
            return Ok(None);
        }
        let at = self.of.at.item(self.next);
        self.next += 1;
        NodeDeserializer { at, ..self.of }.read(seed).map(Some)
    }
}
