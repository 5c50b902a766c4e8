use super::{Article, Dates, Language, Picture, Published, Slug};
use serde::{Deserialize, Serialize};

/// An article without its body: what a card shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The article's slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// The language it is written in.
    pub language: Language,
    /// Its days.
    pub dates: Dates,
    /// How long reading it takes, in minutes.
    pub minutes: u16,
    /// The picture at its head.
    pub hero: Picture<Published>,
}

impl Preview {
    /// The preview of an article that takes so many minutes to read.
    #[must_use]
    pub fn of(article: &Article<Published>, minutes: u16) -> Self {
        Self {
            slug: article.slug.clone(),
            title: article.title.clone(),
            summary: article.summary.clone(),
            language: article.language.clone(),
            dates: article.dates.clone(),
            minutes,
            hero: Picture {
                caption: None,
                credit: None,
                ..article.hero.clone()
            },
        }
    }
}
