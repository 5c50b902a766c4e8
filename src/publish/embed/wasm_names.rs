use std::{borrow::Cow, collections::HashMap};

/// How names begin that wasm-bindgen has made; nobody else looks for them.
const MADE: [&str; 2] = ["__", "wasm_bindgen_"];

/// The sections of a program that name what it shares (WebAssembly Core 2.0, 5.5).
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Gives short names to what a program and its script share. Those that wasm-bindgen makes have
/// hashes or whole types in them, and stand in both files: two kilobytes after brotli.
///
/// `None` when this is no program that wasm-bindgen has written: its names stay as they are.
#[must_use]
pub fn short_names(script: &str, program: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut names = HashMap::new();
    let mut rest = program;
    let mut written = bytes(&mut rest, 8)?.to_vec();
    while !rest.is_empty() {
        let id = byte(&mut rest)?;
        let length = number(&mut rest)?;
        let section = bytes(&mut rest, length)?;
        let section = match id {
            IMPORTS => Cow::from(renamed(section, 2, &mut names)?),
            EXPORTS => Cow::from(renamed(section, 1, &mut names)?),
            _ => Cow::from(section),
        };
        written.push(id);
        write_number(&mut written, section.len());
        written.extend_from_slice(&section);
    }
    Some((replaced(script, &names), written))
}

/// A list of what is shared: so many words each, of which the last is its name, a byte for what
/// it is, and a number.
fn renamed<'a>(
    mut list: &'a [u8],
    words: usize,
    names: &mut HashMap<&'a str, String>,
) -> Option<Vec<u8>> {
    let count = number(&mut list)?;
    let mut written = Vec::new();
    write_number(&mut written, count);
    for _ in 0..count {
        for _ in 1..words {
            write_text(&mut written, text(&mut list)?);
        }
        let name = text(&mut list)?;
        if MADE.iter().any(|made| name.starts_with(made)) {
            let next = format!("${:x}", names.len());
            write_text(&mut written, names.entry(name).or_insert(next));
        } else {
            write_text(&mut written, name);
        }
        written.push(byte(&mut list)?);
        write_number(&mut written, number(&mut list)?);
    }
    list.is_empty().then_some(written)
}

/// A script with other names, wherever one of them stands as a word of its own.
fn replaced(script: &str, names: &HashMap<&str, String>) -> String {
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let mut written = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(in_name) {
        let (between, word) = rest.split_at(start);
        let end = word.find(|c| !in_name(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        written.push_str(between);
        written.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    written.push_str(rest);
    written
}

fn bytes<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    rest.split_off(..count)
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    rest.split_off_first().copied()
}

fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(rest)?;
    str::from_utf8(bytes(rest, length)?).ok()
}

/// Numbers have seven bits to a byte, the lowest first (5.2.2).
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let byte = byte(rest)?;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn write_number(out: &mut Vec<u8>, number: usize) {
    let lowest = number.to_le_bytes()[0] & 0x7f;
    if number < 0x80 {
        out.push(lowest);
    } else {
        out.push(lowest | 0x80);
        write_number(out, number >> 7);
    }
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}
