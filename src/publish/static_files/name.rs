use crate::{
    model::Invalid,
    publish::{diagnostics::suggest::quoted, support::compress::Encoding},
};
use std::ffi::OsStr;

/// The name of a file or folder stands in addresses as it is: in letters that need no other
/// spelling there (RFC 3986, 2.3). And it is not what hosts take for a form of another file.
pub(super) fn check(name: &OsStr) -> Result<(), Invalid> {
    let Some(name) = name.to_str() else {
        return Err(Invalid::new(
            "this name is not UTF-8",
            "give it another one, as in leaflet.pdf",
        ));
    };
    if let Some(sign) = name.chars().find(|sign| !is_unreserved(*sign)) {
        return Err(Invalid::new(
            format!("{} can't stand in an address", said(sign)),
            format!(
                "write its name with the letters a to z, digits, dots and hyphens, as in {}",
                instead(name)
            ),
        ));
    }
    let form = Encoding::ALL.map(Encoding::ending);
    match form.into_iter().find(|ending| name.ends_with(ending)) {
        Some(ending) => Err(Invalid::new(
            format!("hosts take a {ending} file for the compressed form of another one"),
            "offer it as it is, or in a .zip file",
        )),
        None => Ok(()),
    }
}

fn is_unreserved(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-._~".contains(sign)
}

fn said(sign: char) -> String {
    match sign {
        ' ' => "a space".into(),
        sign if sign.is_control() => format!("the control character U+{:04X}", sign as u32),
        sign => quoted(sign.encode_utf8(&mut [0; 4])),
    }
}

/// What the file could be called: with hyphens for what can't stand there.
fn instead(name: &str) -> String {
    let words = name.split(|sign| !is_unreserved(sign));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let joined = words.join("-").replace("-.", ".");
    // Without its letters, a word of another language is none.
    if name.is_ascii() && !joined.starts_with('.') && !joined.is_empty() {
        joined
    } else {
        "leaflet.pdf".into()
    }
}
