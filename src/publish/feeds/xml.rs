use quick_xml::{Writer, events::BytesText};
use std::{borrow::Cow, io};

/// An XML document that is being written.
pub(super) type Xml = Writer<Vec<u8>>;

/// A document with its declaration.
pub(super) fn document() -> Xml {
    Writer::new(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec())
}

/// Writes an element that holds only text.
pub(super) fn text(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> io::Result<()> {
    let text = possible(text);
    xml.create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_text_content(BytesText::new(&text))?;
    Ok(())
}

/// Writes an element that holds nothing.
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let possible: Vec<_> = attributes.iter().map(|(k, v)| (*k, possible(v))).collect();
    let attributes = possible.iter().map(|(name, value)| (*name, value.as_ref()));
    xml.create_element(name)
        .with_attributes(attributes)
        .write_empty()?;
    Ok(())
}

/// A text without the characters that no XML document can hold, not even as references
/// (XML 1.0, 2.2).
fn possible(text: &str) -> Cow<'_, str> {
    let is_possible = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_possible) {
        Cow::Borrowed(text)
    } else {
        text.chars().filter(|c| is_possible(*c)).collect()
    }
}
