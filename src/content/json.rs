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
        DeserializeOwned, DeserializeSeed, EnumAccess, Error, IntoDeserializer, SeqAccess,
        VariantAccess, Visitor, value::U32Deserializer,
    },
    forward_to_deserialize_any,
};
use std::{fmt, slice};
use wasm_bindgen::prelude::*;

/// The text is not JSON, or not of the form asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// What is not of the form asked for is thrown, past everything that was reading it, and caught
/// by [`Value::read`]: what reads has no way to fail, and so a third of the bytes less.
#[derive(Debug)]
pub enum Thrown {}

impl fmt::Display for Thrown {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Thrown {}

impl Error for Thrown {
    fn custom<T: fmt::Display>(_: T) -> Self {
        throw()
    }
}

fn throw() -> ! {
    wasm_bindgen::throw_str("malformed")
}

#[wasm_bindgen]
extern "C" {
    /// Calls a function and catches what it throws.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = apply)]
    fn apply(act: &mut dyn FnMut(), this: &JsValue, arguments: &Array) -> Result<JsValue, JsValue>;
}

/// A value of JSON, as the browser keeps it.
#[derive(Clone)]
pub struct Value(JsValue);

impl From<JsValue> for Value {
    fn from(value: JsValue) -> Self {
        Self(value)
    }
}

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
        let mut read = None;
        let mut act = || {
            let Ok(value) = T::deserialize(self.clone());
            read = Some(value);
        };
        // What it had made before it threw stays in memory: some strings.
        apply(&mut act, &JsValue::NULL, &Array::new()).map_err(|_| Malformed)?;
        read.ok_or(Malformed)
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Thrown;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Thrown> {
        throw()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Thrown> {
        visitor.visit_bool(self.0.as_bool().unwrap_or_else(|| throw()))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Thrown> {
        visitor.visit_string(self.0.as_string().unwrap_or_else(|| throw()))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Thrown> {
        let number = self.0.as_f64().unwrap_or_else(|| throw());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the next line says whether it was whole and in range"
        )]
        let whole = number as u32;
        if f64::from(whole).to_bits() == number.to_bits() {
            visitor.visit_u32(whole)
        } else {
            throw()
        }
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Thrown> {
        self.deserialize_u32(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Thrown> {
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
    ) -> Result<V::Value, Thrown> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Thrown> {
        let items = self.0.dyn_into().unwrap_or_else(|_| throw());
        visitor.visit_seq(Items { items, next: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Thrown> {
        visitor.visit_seq(Fields {
            object: self.0.dyn_into().unwrap_or_else(|_| throw()),
            names: fields.iter(),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Thrown> {
        let (name, content) = if let Some(name) = self.0.as_string() {
            (name, JsValue::NULL)
        } else {
            let object: Object = self.0.dyn_into().unwrap_or_else(|_| throw());
            let entry = Object::entries(&object).get(0);
            let entry: Array = entry.dyn_into().unwrap_or_else(|_| throw());
            (
                entry.get(0).as_string().unwrap_or_else(|| throw()),
                entry.get(1),
            )
        };
        let index = variants.iter().position(|variant| *variant == name);
        let index = index.and_then(|index| u32::try_from(index).ok());
        visitor.visit_enum(Variant {
            index: index.unwrap_or_else(|| throw()),
            content: Value(content),
        })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct
        tuple tuple_struct map identifier ignored_any
    }
}

struct Items {
    items: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Thrown;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Thrown> {
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

/// The fields that a type asks for, in its order: fewer bytes than by their names. What the
/// object has besides is passed over; what it lacks is left to the field's default.
struct Fields {
    object: Object,
    names: slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Thrown;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Thrown> {
        let name = self.names.next().unwrap_or_else(|| throw());
        let value = Reflect::get(&self.object, &JsValue::from_str(name));
        let value = value.unwrap_or_else(|_| throw());
        if value.is_undefined() {
            return Ok(None);
        }
        seed.deserialize(Value(value)).map(Some)
    }
}

struct Variant {
    index: u32,
    content: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Thrown;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Value), Thrown> {
        let index: U32Deserializer<Thrown> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Thrown;

    fn unit_variant(self) -> Result<(), Thrown> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Thrown> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Thrown> {
        throw()
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Thrown> {
        self.deserialize_struct("", fields, visitor)
    }
}
