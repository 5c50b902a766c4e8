use super::{
    bundle::{PICTURE, author_slug, identifier, slug},
    dice::Dice,
    words::{PARTS, SECTIONS, items, sentence, sentences},
};
use serde_json::{Value, json};

/// How many works an article cites.
const SOURCES: usize = 6;

/// How many sections an article has.
const LENGTH: usize = 6;

/// An article as a person could have written it, of 8 to 15 kB: one of a number of articles,
/// in an edition, whose number is all that differs between two editions.
pub fn article(number: usize, of: usize, edition: usize) -> Value {
    let dice = &mut Dice::new(number);
    let part = PARTS[number % PARTS.len()];
    let mut blocks = vec![
        json!({ "paragraph": format!("{} This is edition {edition}.", sentences(dice, 2)) }),
        json!({ "paragraph": format!(
            "{} Please read [when to be careful](#when-to-be-careful) first.[@study-1]",
            sentences(dice, 2)
        ) }),
    ];
    // The section that the second paragraph leads to is always there.
    let first = 1 + dice.below(SECTIONS.len() - LENGTH);
    for section in first..first + LENGTH {
        blocks.extend(self::section(dice, section, number, of));
    }
    json!({
        "slug": slug(number),
        "title": format!("{part} pain and massage, part {}", number + 1),
        "summary": sentences(dice, 2),
        "language": "en",
        "status": "published",
        "dates": {
            "published": format!("{}-{:02}-{:02}", 2020 + dice.below(5), 1 + dice.below(12), 1 + dice.below(28)),
            "updated": format!("2025-{:02}-{:02}", 1 + dice.below(12), 1 + dice.below(28)),
        },
        "author": author_slug(dice.below(1000)),
        "hero": {
            "file": PICTURE,
            "alternative": { "text": "A hand that rests on a shoulder." },
            "caption": "A hand can say a lot.",
        },
        "topics": topics(dice, number),
        "related": [slug((number + 1) % of)],
        "sources": (1..=SOURCES).map(|source| self::source(dice, source)).collect::<Vec<_>>(),
        "blocks": blocks,
    })
}

/// One topic or two.
fn topics(dice: &mut Dice, number: usize) -> Vec<String> {
    let first = number % PARTS.len();
    let second = (first + dice.below(4)) % PARTS.len();
    let mut topics = vec![identifier(PARTS[first])];
    if second != first {
        topics.push(identifier(PARTS[second]));
    }
    topics
}

fn section(dice: &mut Dice, section: usize, number: usize, of: usize) -> Vec<Value> {
    let other = slug((number + 1 + dice.below(of - 1)) % of);
    // Each source is cited by the section of its number at the latest.
    let source = section % SOURCES + 1;
    let mut blocks = vec![
        json!({ "heading": SECTIONS[section] }),
        json!({ "paragraph": format!("{}[@study-{source}]", sentences(dice, 3)) }),
        json!({ "paragraph": format!(
            "{} Our article on [something close to it](article:{other}) has *more*.",
            sentences(dice, 3)
        ) }),
    ];
    blocks.push(match section % 6 {
        0 => json!({ "list": items(dice, 5) }),
        1 => json!({ "callout": {
            "kind": "note",
            "title": "Good to know",
            "content": [{ "paragraph": sentences(dice, 2) }, { "list": items(dice, 3) }],
        } }),
        2 => json!({ "do": items(dice, 4) }),
        3 => json!({ "dont": items(dice, 4) }),
        4 => json!({ "table": {
            "caption": "What some trials found",
            "header": ["Trial", "Who took part", "What came of it"],
            "rows": (1..=4).map(|row| json!([format!("Trial {row}"), sentence(dice), sentence(dice)]))
                .collect::<Vec<_>>(),
        } }),
        _ => json!({ "quote": { "text": sentence(dice), "attribution": "A visitor" } }),
    });
    blocks.push(json!({ "paragraph": sentences(dice, 4) }));
    blocks
}

fn source(dice: &mut Dice, number: usize) -> Value {
    json!({
        "id": format!("study-{number}"),
        "authors": "Example and others",
        "title": sentence(dice).trim_end_matches('.'),
        "publication": "Journal of Examples",
        "year": 2000 + dice.below(20),
        "identifier": { "doi": format!("10.1000/example.{}", dice.below(100_000)) },
        "certainty": dice.pick(&["low", "moderate", "high"]),
    })
}
