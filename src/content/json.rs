//! Reads published JSON: the browser parses it, and this hands its values to serde.
//!
//! A general reader costs a third of the program's bytes, mostly for saying what is wrong with
//! a file. Here it was written by the publisher, so it is either right or [`Failure::Broken`].
//!
//! [`Failure::Broken`]: super::Failure::Broken

use js_sys::{Array, JSON, Object, Reflect};
use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, Error, IntoDeserializer, MapAccess,
        SeqAccess, VariantAccess, Visitor, value::U32Deserializer,
    },
    forward_to_deserialize_any,
};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// The text is not JSON, or not of the form asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("malformed")
    }
}

impl std::error::Error for Malformed {}

impl Error for Malformed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }
    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

/// A value of JSON, as the browser keeps it.
#[derive(Clone)]
pub struct Value(JsValue);

impl Value {
    /// Parses JSON.
    ///
    /// # Errors
    /// When the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        JSON::parse(text).map(Self).map_err(|_| Malformed)
    }

    /// The value of a key; `undefined` where there is none.
    ///
    /// # Errors
    /// When this is no object.
    pub fn get(&self, key: &str) -> Result<Self, Malformed> {
        let value = Reflect::get(&self.0, &JsValue::from_str(key));
        value.map(Self).map_err(|_| Malformed)
    }

    /// Reads what it says.
    ///
    /// # Errors
    /// When it is not of this form.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Malformed> {
        T::deserialize(self.clone())
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Malformed;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Malformed> {
        Err(Malformed)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_string(self.0.as_string().ok_or(Malformed)?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        let number = self.0.as_f64().ok_or(Malformed)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the next line says whether it was whole and in range"
        )]
        let whole = number as u32;
        if f64::from(whole).to_bits() == number.to_bits() {
            visitor.visit_u32(whole)
        } else {
            Err(Malformed)
        }
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_u32(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        let items = self.0.dyn_into().map_err(|_| Malformed)?;
        visitor.visit_seq(Items { items, next: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_map(Fields {
            object: self.0.dyn_into().map_err(|_| Malformed)?,
            names: fields,
            next: 0,
            value: None,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        let (name, content) = if let Some(name) = self.0.as_string() {
            (name, JsValue::NULL)
        } else {
            let object: Object = self.0.dyn_into().map_err(|_| Malformed)?;
            let entry = Object::entries(&object).get(0);
            let entry: Array = entry.dyn_into().map_err(|_| Malformed)?;
            (entry.get(0).as_string().ok_or(Malformed)?, entry.get(1))
        };
        let index = variants.iter().position(|variant| *variant == name);
        let index = index.and_then(|index| u32::try_from(index).ok());
        visitor.visit_enum(Variant {
            index: index.ok_or(Malformed)?,
            content: Value(content),
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct
        tuple tuple_struct map identifier ignored_any
    }
}

struct Items {
    items: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Malformed> {
        if self.next == self.items.length() {
            return Ok(None);
        }
        let item = self.items.get(self.next);
        self.next += 1;
        seed.deserialize(Value(item)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        usize::try_from(self.items.length() - self.next).ok()
    }
}

/// The fields that a type asks for, by their index: the object's others are passed over.
struct Fields {
    object: Object,
    names: &'static [&'static str],
    next: u32,
    value: Option<JsValue>,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Malformed;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Malformed> {
        while let Some(field) = self.names.get(self.next as usize) {
            let index = self.next;
            self.next += 1;
            let value = Reflect::get(&self.object, &JsValue::from_str(field));
            let value = value.map_err(|_| Malformed)?;
            if !value.is_undefined() {
                self.value = Some(value);
                let index: U32Deserializer<Malformed> = index.into_deserializer();
                return seed.deserialize(index).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Malformed> {
        seed.deserialize(Value(self.value.take().ok_or(Malformed)?))
    }
}

struct Variant {
    index: u32,
    content: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Malformed;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Value), Malformed> {
        let index: U32Deserializer<Malformed> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Malformed;

    fn unit_variant(self) -> Result<(), Malformed> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Malformed> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Malformed> {
        Err(Malformed)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        self.deserialize_struct("", fields, visitor)
    }
}
