use super::Stage;
use serde::{Deserialize, Serialize};

/// A picture with what is said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Picture<S: Stage> {
    /// The file.
    pub file: S::File,
    /// What stands for it where it can't be seen (WCAG 1.1.1).
    pub alternative: Alternative,
    /// What is written beneath it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<S::Prose>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

/// What stands for a picture where it can't be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alternative {
    /// What the picture shows.
    Text(String),
    /// The picture says nothing that the text does not.
    Decorative,
}

impl Alternative {
    /// The value for HTML's `alt` attribute.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Decorative => "",
        }
    }
}

/// A published picture: a drawing, which has any size, or a photo in several widths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// The address below the site's base path that its files have in common, as in
    /// `content/images/room-0123456789abcdef`.
    pub name: String,
    /// Its width in pixels; of a photo, the largest published.
    pub width: u32,
    /// Its height in pixels, at this width.
    pub height: u32,
    /// The widths of a photo in pixels, least first. None: it is a drawing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u32>,
}

impl Image {
    /// Whether it is a drawing, which has any size.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        self.widths.is_empty()
    }

    /// The address of the drawing, as SVG.
    #[must_use]
    pub fn svg(&self) -> String {
        format!("{}.svg", self.name)
    }

    /// The address of the photo in one of its widths, as AVIF.
    #[must_use]
    pub fn avif(&self, width: u32) -> String {
        format!("{}-{width}.avif", self.name)
    }

    /// The address of the photo in one of its widths, as JPEG.
    #[must_use]
    pub fn jpeg(&self, width: u32) -> String {
        format!("{}-{width}.jpg", self.name)
    }

    /// The address of the picture for programs that choose no width: the drawing, or the largest
    /// JPEG of the photo.
    #[must_use]
    pub fn whole(&self) -> String {
        if self.widths.is_empty() {
            self.svg()
        } else {
            self.jpeg(self.width)
        }
    }

    /// The address of the JPEG for link previews, 1200 × 630 pixels.
    #[must_use]
    pub fn card(&self) -> String {
        format!("{}-card.jpg", self.name)
    }
}
