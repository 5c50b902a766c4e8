use super::{
    colour_names::NAMED,
    invalid::{Invalid, written_as_string},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An opaque sRGB colour, written `#rrggbb` or by its name in CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    /// Red, green and blue, 0 to 255.
    pub rgb: [u8; 3],
}

impl Colour {
    /// The contrast of two colours, from 1 (none) to 21 (black on white).
    ///
    /// Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.rgb.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl FromStr for Colour {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let name = text.to_ascii_lowercase();
        if let Ok(at) = NAMED.binary_search_by_key(&&*name, |(name, _)| name) {
            return Ok(Self { rgb: NAMED[at].1 });
        }
        let refused = || {
            Invalid::new(
                "this is not a colour",
                "write it as #rrggbb, as in #0b5f66, or by its name in CSS, as in teal",
            )
        };
        let digits = text.strip_prefix('#').ok_or_else(refused)?;
        let channel = |at: usize| {
            let pair = digits.get(at..at + 2)?;
            pair.bytes().all(|b| b.is_ascii_hexdigit()).then_some(())?;
            u8::from_str_radix(pair, 16).ok()
        };
        match (digits.len(), channel(0), channel(2), channel(4)) {
            (6, Some(red), Some(green), Some(blue)) => Ok(Self {
                rgb: [red, green, blue],
            }),
            _ => Err(refused()),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.rgb;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

written_as_string!(Colour);
