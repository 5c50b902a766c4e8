use super::error::Error;
use serde::{
    Deserializer,
    de::{
        DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, VariantAccess, Visitor,
        value::StrDeserializer,
    },
    forward_to_deserialize_any,
};
use std::collections::HashMap;

/// The texts that a stand-in tries: for each kind of text in the model, one that it accepts.
const TEXTS: [&str; 7] = [
    "2000-01-01",
    "en",
    "#000000",
    "https://a.example",
    "a.svg",
    "10.1/a",
    "978-92-4-008178-9",
];

/// A field of a type, by the names of both.
pub(in crate::publish::source::json) type Slot = (&'static str, &'static str);

/// Which text fits which field.
#[derive(Debug, Default)]
pub(in crate::publish::source::json) struct Samples(HashMap<Slot, usize>);

impl Samples {
    fn text(&self, slot: Slot) -> &'static str {
        TEXTS[self.0.get(&slot).copied().unwrap_or_default()]
    }

    /// Tries the next text for a field; `false` when none is left.
    pub(in crate::publish::source::json) fn next(&mut self, slot: Slot) -> bool {
        let at = self.0.entry(slot).or_default();
        let left = *at + 1 < TEXTS.len();
        *at += usize::from(left);
        left
    }
}

/// Reads as whatever is wanted, in place of a value that is wrong or missing, so that
/// reading can go on and find the errors after it.
#[derive(Clone, Copy)]
pub(in crate::publish::source::json) struct Placeholder<'a> {
    pub(in crate::publish::source::json) slot: Slot,
    pub(in crate::publish::source::json) fits: &'a Samples,
}

impl Placeholder<'_> {
    /// Reads a value of the wanted type.
    pub(in crate::publish::source::json) fn read<'de, S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, Error> {
        let value = seed.deserialize(self);
        value.map_err(|error| error.of_stand_in(self.slot))
    }
}

impl<'de> Deserializer<'de> for Placeholder<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.fits.text(self.slot))
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u16(2000)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Nothing)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields {
            of: name,
            left: fields,
            fits: self.fits,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let slot = (name, variants.first().copied().unwrap_or_default());
        visitor.visit_enum(Self { slot, ..self })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct tuple tuple_struct map identifier ignored_any
    }
}

struct Nothing;

impl<'de> serde::de::SeqAccess<'de> for Nothing {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        _: T,
    ) -> Result<Option<T::Value>, Error> {
        Ok(None)
    }
}

struct Fields<'a> {
    of: &'static str,
    left: &'static [&'static str],
    fits: &'a Samples,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        match self.left.first() {
            Some(field) => seed.deserialize(name(field)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let field = self.left.first().copied().unwrap_or_default();
        self.left = self.left.get(1..).unwrap_or_default();
        let slot = (self.of, field);
        Placeholder {
            slot,
            fits: self.fits,
        }
        .read(seed)
    }
}

impl<'de> EnumAccess<'de> for Placeholder<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        Ok((seed.deserialize(name(self.slot.1))?, self))
    }
}

impl<'de> VariantAccess<'de> for Placeholder<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        self.read(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Nothing)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_struct(self.slot.1, fields, visitor)
    }
}

/// The name of a field or a variant, to be read.
pub(in crate::publish::source::json) fn name(text: &str) -> StrDeserializer<'_, Error> {
    text.into_deserializer()
}
