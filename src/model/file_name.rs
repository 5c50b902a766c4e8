use super::invalid::{Invalid, checked_string};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The name of a picture in the bundle's folder `images`, as the camera or a person gave it: without
/// folders, and with the ending of a picture in small or capital letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName(String);

impl FileName {
    /// The endings that a picture may have.
    pub const ENDINGS: [&str; 6] = ["svg", "jpg", "jpeg", "png", "webp", "gif"];

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without its ending, and the ending in small letters.
    #[must_use]
    pub fn parts(&self) -> (&str, String) {
        let (stem, ending) = self.0.rsplit_once('.').unwrap_or((&self.0, ""));
        (stem, ending.to_lowercase())
    }
}

impl FromStr for FileName {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const ELSEWHERE: [&str; 5] = ["https:", "http:", "//", "www.", "data:"];
        if ELSEWHERE.iter().any(|start| text.starts_with(start)) {
            return Err(Invalid::new(
                "this picture is elsewhere on the web, where it may change or vanish",
                "if you may use it, save it in the folder images, and write its name there",
            ));
        }
        // It could be nowhere else.
        let name = text.strip_prefix("./").unwrap_or(text);
        let name = ["images/", "images\\"]
            .into_iter()
            .find_map(|folder| name.strip_prefix(folder))
            .unwrap_or(name);
        if name.contains(['/', '\\']) {
            return Err(Invalid::new(
                "pictures are in the folder images itself, and in no other",
                "put the file there, and write its name alone",
            ));
        }
        let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
        let ending = ending.map(|(_, ending)| ending.to_lowercase());
        let ending = ending.unwrap_or_default();
        if Self::ENDINGS.contains(&&*ending) && !name.chars().any(char::is_control) {
            return Ok(Self(name.into()));
        }
        Err(Self::refused(&ending).unwrap_or_else(|| {
            Invalid::new(
                "this is not the name of a picture",
                "write one that ends in .svg, .jpg, .png, .webp or .gif, as the file in the folder images is called",
            )
        }))
    }
}

impl FileName {
    /// Why files with this ending, in small letters, can't be shown.
    #[must_use]
    pub fn refused(ending: &str) -> Option<Invalid> {
        let (wrong, instead) = match ending {
            "heic" | "heif" => (
                "this is a HEIC photo, as iPhones take them, and few browsers show it",
                "export it as JPEG (on a Mac in Preview: File, Export); an iPhone takes JPEG photos after Settings, Camera, Formats, Most Compatible",
            ),
            "avif" => (
                "this is an AVIF picture, which the site makes itself",
                "save it as jpg or png",
            ),
            "tif" | "tiff" | "bmp" | "psd" | "ico" | "jxl" | "jp2" | "ai" | "eps" => (
                "browsers do not show pictures of this kind",
                "open it in the program that made it, and save it as jpg or png",
            ),
            "dng" | "cr2" | "cr3" | "nef" | "arw" | "raf" | "rw2" | "orf" => (
                "this is what the camera's sensor has recorded, which browsers do not show",
                "export it as JPEG with the program of the camera",
            ),
            "pdf" => (
                "a PDF is no picture",
                "save the page as jpg or png, or offer the PDF as a file: put it into the folder static",
            ),
            "mov" | "mp4" | "avi" | "webm" => (
                "a film is no picture",
                "save one moment of it as jpg or png, or link to the film",
            ),
            _ => return None,
        };
        Some(Invalid::new(wrong, instead))
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

checked_string!(FileName);
