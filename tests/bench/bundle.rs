use super::{article::article, words::PARTS};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How many people write the articles.
pub const AUTHORS: usize = 12;

/// The picture of all articles and people.
pub const PICTURE: &str = "hand.svg";

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160\" height=\"90\" viewBox=\"0 0 160 90\">\
<rect width=\"160\" height=\"90\" fill=\"#f3e9dc\"/>\
<circle cx=\"80\" cy=\"45\" r=\"30\" fill=\"#0b5f66\"/>\
<path d=\"M60 50q20 20 40 0\" fill=\"none\" stroke=\"#fbf8f4\" stroke-width=\"4\"/></svg>\n";

/// A generated bundle: always the same for the same number of articles.
pub struct Bundle {
    folder: PathBuf,
    articles: usize,
}

impl Bundle {
    /// Writes a bundle into a folder.
    pub fn write(folder: &Path, articles: usize) -> Self {
        for part in ["articles", "authors", "images"] {
            fs::create_dir_all(folder.join(part)).unwrap();
        }
        let bundle = Self {
            folder: folder.into(),
            articles,
        };
        fs::write(folder.join("images").join(PICTURE), DRAWING).unwrap();
        bundle.write_json("site.json", &site());
        for number in 0..AUTHORS {
            let author = author(number);
            bundle.write_json(&format!("authors/{}.json", author_slug(number)), &author);
        }
        for number in 0..articles {
            bundle.write_article(number, 0);
        }
        bundle
    }

    /// Changes one word of an article: the number of its edition.
    pub fn write_article(&self, number: usize, edition: usize) {
        let article = article(number, self.articles, edition);
        self.write_json(&format!("articles/{}.json", slug(number)), &article);
    }

    fn write_json(&self, file: &str, value: &Value) {
        let text = serde_json::to_string_pretty(value).unwrap();
        fs::write(self.folder.join(file), text + "\n").unwrap();
    }
}

/// The address of an article.
pub fn slug(number: usize) -> String {
    let part = PARTS[number % PARTS.len()];
    format!("{}-and-massage-{number:05}", identifier(part))
}

/// The address of an author.
pub fn author_slug(number: usize) -> String {
    format!("person-{:02}", number % AUTHORS)
}

/// A name in small letters with hyphens.
pub fn identifier(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

fn author(number: usize) -> Value {
    json!({
        "slug": author_slug(number),
        "name": format!("Person {}", number + 1),
        "role": "Therapist",
        "portrait": { "file": PICTURE, "alternative": "decorative" },
        "biography": ["They have worked at the clinic for some years.", "They like to explain."],
    })
}

fn site() -> Value {
    let topics = PARTS.map(|part| json!({ "id": identifier(part), "name": part }));
    json!({
        "name": "A Large Clinic",
        "tagline": "Plain words about pain.",
        "address": "https://articles.example/",
        "language": "en",
        "booking": { "label": "Book a visit", "url": "https://booking.example/" },
        "disclaimer": "These articles do not replace a doctor.",
        "emergency": {
            "title": "When not to wait",
            "lead": "**Call your local emergency number now** if you have:",
            "signs": ["numbness in both legs", "chest pain"],
            "soon": "See a doctor soon about a fever.",
        },
        "topics": topics,
        "theme": { "accent": { "light": "#0b5f66", "dark": "#8fd6cf" } },
    })
}
