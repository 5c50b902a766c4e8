use super::{Invalid, Slug, WebAddress};
use serde::{Deserialize, Serialize};

/// Where a link in prose leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Another site.
    Web(WebAddress),
    /// A mail address (RFC 6068).
    Mail(String),
    /// A telephone number (RFC 3966).
    Telephone(String),
    /// An article of this site.
    Article(Slug),
    /// An author of this site.
    Author(Slug),
    /// A heading of the same article, by its fragment identifier.
    Heading(String),
    /// A file that is published as it is, by its path below the site's base.
    File(String),
}

impl Target {
    /// Reads a target as prose writes it: `https://…`, `http://…`, `mailto:…`, `tel:…`,
    /// `article:<slug>`, `author:<slug>`, `file:<path>` or `#heading-id`.
    ///
    /// # Errors
    /// When it is anything else. No other scheme gets through in any disguise: what is not
    /// one of these, letter by letter, is refused.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if let Some(id) = text.strip_prefix('#') {
            let plain = !id.is_empty() && id.chars().all(is_of_heading);
            return plain
                .then(|| Self::Heading(id.into()))
                .ok_or_else(|| Invalid::new("this is not the address of a heading", SCHEMES));
        }
        match text.split_once(':') {
            Some(("https" | "http", _)) => text.parse().map(Self::Web),
            Some(("mailto", address)) if is_mail(address) => Ok(Self::Mail(address.into())),
            Some(("tel", number)) if is_telephone(number) => Ok(Self::Telephone(number.into())),
            Some(("mailto", _)) => Err(Invalid::new(
                "this is not a mail address",
                "write one alone, as in mailto:name@clinic.example",
            )),
            Some(("tel", _)) => Err(Invalid::new(
                "this is not a telephone number",
                "write digits and hyphens after the country's code, as in tel:+15555550100",
            )),
            Some(("article", slug)) => slug.parse().map(Self::Article),
            Some(("author", slug)) => slug.parse().map(Self::Author),
            Some(("file", path)) if is_path(path) => Ok(Self::File(path.into())),
            Some(("file", _)) => Err(Invalid::new(
                "this is not the path of a file in the folder static",
                "write it below that folder, as in file:leaflet.pdf",
            )),
            _ => Err(Invalid::new("links may not lead there", SCHEMES)),
        }
    }
}

/// What to write where nothing says what was meant.
const SCHEMES: &str = "use https://, http://, mailto:, tel:, article:<slug>, author:<slug>, file:<path>, #heading-id, or a path on the site's host, as in /prices/";

/// Whether an id of a heading may hold this: letters of any script with their marks, digits, hyphens.
fn is_of_heading(c: char) -> bool {
    c == '-' || c.is_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || c.is_control())
}

fn is_mail(address: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b))
    };
    address
        .split_once('@')
        .is_some_and(|(name, host)| part(name) && part(host) && host.contains('.'))
}

/// Whether a path stands in addresses as it is, and leads nowhere but down.
fn is_path(path: &str) -> bool {
    path.split('/').all(|part| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
        !matches!(part, "" | "." | "..") && part.bytes().all(plain)
    })
}

fn is_telephone(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or(number);
    digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}
