use crate::model::Invalid;
use encoding_rs::{Encoding, UTF_8};
use flate2::read::GzDecoder;
use std::{io::Read, ops::Range};

/// What a compressed file begins with (RFC 1952, 2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// How far into a file its XML declaration may go.
const DECLARATION: usize = 200;

/// The text of a drawing, however its program has stored it: compressed (svgz), in UTF-16 or in an older
/// encoding that it names.
pub(in crate::publish::images) fn text(bytes: Vec<u8>, largest: u64) -> Result<String, Invalid> {
    let bytes = if bytes.starts_with(&GZIP) {
        unpacked(&bytes, largest)?
    } else {
        bytes
    };
    let encoding = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding,
        None => declared(&bytes)?,
    };
    if encoding == UTF_8 {
        return String::from_utf8(bytes).map_err(|_| unlike("UTF-8"));
    }
    let (text, _, is_wrong) = encoding.decode(&bytes);
    if is_wrong {
        return Err(unlike(encoding.name()));
    }
    Ok(as_utf_8(text.into_owned()))
}

fn unpacked(bytes: &[u8], largest: u64) -> Result<Vec<u8>, Invalid> {
    let mut unpacked = Vec::new();
    let read = GzDecoder::new(bytes)
        .take(largest + 1)
        .read_to_end(&mut unpacked);
    read.map_err(|_| {
        Invalid::new(
            "this compressed picture is damaged",
            "save it again, or copy it again",
        )
    })?;
    if unpacked.len() as u64 > largest {
        return Err(Invalid::new(
            format!(
                "this compressed picture has more than {} MB",
                largest / 1_000_000
            ),
            "draw something simpler, or save the picture as png",
        ));
    }
    Ok(unpacked)
}

/// The encoding that the XML declaration names (XML 1.0, 4.3.3 and F.1).
fn declared(bytes: &[u8]) -> Result<&'static Encoding, Invalid> {
    match bytes {
        [b'<', 0, ..] => return Ok(encoding_rs::UTF_16LE),
        [0, b'<', ..] => return Ok(encoding_rs::UTF_16BE),
        _ => {}
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]);
    let Some(name) = name(&start) else {
        return Ok(UTF_8);
    };
    let encoding = Encoding::for_label(name.as_bytes());
    // Whoever can read so far does not read UTF-16.
    let encoding = encoding.map(Encoding::output_encoding);
    encoding.ok_or_else(|| {
        let wrong = "this picture says that its letters are stored in a way that no browser knows";
        Invalid::new(wrong, "save it again as svg, in UTF-8")
    })
}

/// What stands behind `encoding=` in an XML declaration.
fn name(text: &str) -> Option<&str> {
    let place = place(text)?;
    let (_, value) = text[place].split_once(['"', '\''])?;
    value.get(..value.len().checked_sub(1)?)
}

/// Where an XML declaration says the encoding.
fn place(text: &str) -> Option<Range<usize>> {
    let (declaration, _) = text.strip_prefix("<?xml")?.split_once("?>")?;
    let start = "<?xml".len() + declaration.find("encoding")?;
    let value = start + text[start..].find(['"', '\''])?;
    let quote = text[value..].chars().next()?;
    let length = text[value + 1..].find(quote)?;
    Some(start..value + 1 + length + 1)
}

/// The text without the encoding that it had; all else stays where it is.
fn as_utf_8(mut text: String) -> String {
    if let Some(place) = place(&text) {
        let blank = " ".repeat(place.len());
        text.replace_range(place, &blank);
    }
    text
}

fn unlike(encoding: &str) -> Invalid {
    Invalid::new(
        format!("the letters of this picture are not stored as {encoding}, as it says"),
        "save it again as svg, in UTF-8",
    )
}
